"""The federal team and the teams of the 16 Länder."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from taxonomy.multilingual import MultilingualField


class Team(models.Model):
    """Who is responsible for pages: a group of editors and a group of publishers."""

    code = models.SlugField(_("code"), max_length=8, unique=True)
    names = MultilingualField(_("name"), max_length=120)
    land = models.OneToOneField(
        "taxonomy.AdministrativeUnit",
        verbose_name=_("Land"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="team",
        help_text=_("Empty for the federal team."),
    )
    vacant = models.BooleanField(
        _("not staffed yet"),
        default=False,
        help_text=_("Said beside the name on pages: nobody has agreed to care for them yet."),
    )
    editors = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="edits_for")
    publishers = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="publishes_for")
    collection = models.OneToOneField(
        Collection, on_delete=models.PROTECT, related_name="portal_team"
    )

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the language of the request, and that nobody is there yet."""
        name = str(self.names)
        return gettext("%(team)s (not yet staffed)") % {"team": name} if self.vacant else name

    @property
    def main_name(self) -> str:
        """The name in the main language, by which groups and collections are called."""
        return self.names.in_language(settings.LANGUAGE_CODE)
