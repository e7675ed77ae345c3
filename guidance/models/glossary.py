"""The words of the field, explained."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from guidance.models.offers import Sourced
from taxonomy.languages import active_language, everyday_language
from taxonomy.multilingual import MultilingualField
from taxonomy.sort_keys import SortKeyField


class GlossaryTerm(Sourced):
    """A word with its definition in each language; texts link to its place on the one page."""

    slug: models.SlugField[str, str] = models.SlugField(
        _("id"), max_length=80, unique=True, help_text=_("The address ends with it.")
    )
    names = MultilingualField(_("word"), max_length=120)
    sort_key = SortKeyField(max_length=120, source="names")
    definitions = MultilingualField(
        _("definition"), max_length=600, help_text=_("In one or two sentences.")
    )

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return str(self.names)

    def get_absolute_url(self) -> str:
        """Return the place on the page, in the language of the request or its everyday one."""
        with override(everyday_language(active_language().code).code):
            return f"{reverse('glossary')}#{self.slug}"
