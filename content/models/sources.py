"""The register of sources: each address once, with the statements that rest on it (ADR 0043)."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.contenttypes.models import ContentType
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.partial_dates import PartialDateField
from content.sources import WEB_SCHEMES
from taxonomy.multilingual import MultilingualField

LONGEST_STATEMENT = 300


class Source(models.Model):
    """Where something was read.

    The documents hold their sources themselves; the register follows them. A change that is made
    in the register is written into all of them.
    """

    address = models.CharField(
        _("address"), max_length=500, unique=True, validators=[URLValidator(schemes=WEB_SCHEMES)]
    )
    titles = MultilingualField(_("link text"), max_length=200, blank=True)
    site = models.CharField(_("name of the site instead of its address"), max_length=80, blank=True)
    as_of = PartialDateField(_("date of the source"), blank=True)
    read_on = models.DateField(_("last read on"), null=True, blank=True)
    note = models.TextField(
        _("note"), blank=True, help_text=_("For editors: what is to be known about this source.")
    )
    used_at = models.DateTimeField(_("last used"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering: ClassVar = ["-used_at", "pk"]

    def __str__(self) -> str:
        return str(self.titles) or self.address


class SourceUse(models.Model):
    """A statement that rests on a source, in a page or another thing as editors see it last."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="uses")
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    statement = models.CharField(max_length=LONGEST_STATEMENT)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["content_type", "object_id"])]
