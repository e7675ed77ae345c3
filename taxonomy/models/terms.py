"""Controlled vocabularies as data (ADR 0007)."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from taxonomy.multilingual import MultilingualField
from taxonomy.querysets import TermQuerySet
from taxonomy.sort_keys import SortKeyField


class Vocabulary(models.TextChoices):
    """The vocabularies the portal knows; their terms are data."""

    FIELD_OF_ACTION = "field_of_action", _("Field of action")
    SOLUTION_TYPE = "solution_type", _("Kind of solution")
    MATURITY = "maturity", _("Maturity")
    EVIDENCE = "evidence", _("Evidence grade")
    LICENCE = "licence", _("Licence of texts and data")
    SOFTWARE_LICENCE = "software_licence", _("Licence of software")
    SDG = "sdg", _("Sustainable development goal")
    TARGET_GROUP = "target_group", _("Target group")
    OFFER_KIND = "offer_kind", _("Kind of offer")
    RELATION = "relation", _("Relation to a solution")
    PARTICIPATION = "participation", _("Form of participation")
    AREA_TYPE = "area_type", _("Area type")
    CONDITION_KIND = "condition_kind", _("Kind of condition or barrier")
    CONDITION_WEIGHT = "condition_weight", _("Weight of a condition")
    TRANSFER_SUPPORT = "transfer_support", _("Support for reuse")
    STANDARD = "standard", _("Standard")
    LEGAL_FORM = "legal_form", _("Legal form or form of organisation")
    REVENUE = "revenue", _("Revenue")
    FUNDER = "funder", _("Funder")
    COST_BAND = "cost_band", _("Cost band")
    COST_KIND = "cost_kind", _("Kind of cost")
    COST_PAYER = "cost_payer", _("Who pays")
    COST_SHARING = "cost_sharing", _("Cost-sharing key")
    PROCUREMENT = "procurement", _("Procurement route")
    SUSTAINED = "sustained", _("Operation after the funding")
    PERSONAL_DATA = "personal_data", _("Personal reference")
    DPIA = "dpia", _("Data protection impact assessment")
    DATA_ACCESS = "data_access", _("Access to data")
    DATA_GOVERNANCE = "data_governance", _("Data governance")
    DATA_VALUE = "data_value", _("Use of data")
    DCAT_THEME = "dcat_theme", _("Theme of data (DCAT)")


class Term(models.Model):
    """One term of a controlled vocabulary, with its label in each language."""

    vocabulary = models.CharField(_("vocabulary"), max_length=32, choices=Vocabulary.choices)
    code = models.SlugField(_("code"), max_length=64)
    labels = MultilingualField(_("label"), max_length=120)
    sort_key = SortKeyField(max_length=120, source="labels")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    retired = models.BooleanField(
        _("retired"),
        default=False,
        help_text=_("A retired term stays on pages that use it and is no longer offered."),
    )

    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged_terms",
        help_text=_("The term that has taken the place of this one."),
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
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(retired=True),
                name="merged_terms_are_retired",
                violation_error_message=_(
                    "This term was merged into another one, so it stays retired."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The label in the language of the request."""
        return str(self.labels)

    @admin.display(description=_("label"), ordering="sort_key")
    def listed_label(self) -> str:
        """Return the label for lists of the admin, which sort by that in the main language."""
        return self.label

    def label_in(self, language: str) -> str:
        """Return the label in a language, else in the next that stands in for it."""
        return self.labels.in_language(language)
