"""Controlled vocabularies as data (ADR 0007)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from taxonomy.querysets import TermQuerySet


class Vocabulary(models.TextChoices):
    """The vocabularies the portal knows; their terms are data."""

    FIELD_OF_ACTION = "field_of_action", _("Field of action")
    SOLUTION_TYPE = "solution_type", _("Kind of solution")
    MATURITY = "maturity", _("Maturity")
    EVIDENCE = "evidence", _("Evidence grade")
    LICENCE = "licence", _("Licence of texts")
    SOFTWARE_LICENCE = "software_licence", _("Licence of software")
    SDG = "sdg", _("Sustainable development goal")
    TARGET_GROUP = "target_group", _("Target group")


class Term(models.Model):
    """One term of a controlled vocabulary, with its label in each language."""

    vocabulary = models.CharField(_("vocabulary"), max_length=32, choices=Vocabulary.choices)
    code = models.SlugField(_("code"), max_length=64)
    label_de = models.CharField(_("label in German"), max_length=120)
    label_en = models.CharField(_("label in English"), max_length=120)
    label_easy = models.CharField(_("label in easy language"), max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    retired = models.BooleanField(
        _("retired"),
        default=False,
        help_text=_("A retired term stays on pages that use it and is no longer offered."),
    )

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["vocabulary", "order", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["vocabulary", "code"],
                name="one_term_per_code",
                violation_error_message=_("This vocabulary has a term with this code."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The label in the language of the request."""
        language = get_language() or "de"
        if language == "de-simple" and self.label_easy:
            return self.label_easy
        return self.label_en if language.startswith("en") else self.label_de
