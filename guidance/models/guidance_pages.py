"""Guidance: how to do something, step by step, with sources."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from content.kinds import KindLabels
from content.models import BasePage
from content.stream_field import StreamField
from content.stufenplan import StufenplanQuestion
from guidance.blocks import GUIDANCE_BLOCKS, RELATED_CASES


class GuidanceIndexPage(BasePage):
    """The list of all guidance of a language."""

    lists: ClassVar = ("guidance",)
    list_line = _("Step by step")
    schema_type = "CollectionPage"
    parameters: ClassVar = ("page",)
    max_count_per_parent = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("list of guidance")


class GuidancePage(BasePage):
    """Guidance for municipal staff on one topic."""

    kind = "guidance"
    kind_labels = KindLabels(pgettext_lazy("kind", "Guide"), pgettext_lazy("kinds", "Guides"))
    schema_type = "HowTo"
    parent_page_types: ClassVar = ["home.TeamPage"]
    subpage_types: ClassVar[list[str]] = []

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("related_cases"),
    ]

    question: models.CharField[str, str] = models.CharField(
        _("question"),
        max_length=12,
        choices=StufenplanQuestion.choices,
        default=StufenplanQuestion.ALL,
    )
    stage: models.PositiveSmallIntegerField[int | None, int | None] = (
        models.PositiveSmallIntegerField(
            _("stage of the Stufenplan"),
            null=True,
            blank=True,
            validators=[MinValueValidator(1), MaxValueValidator(4)],
            help_text=_("1 to 4"),
        )
    )
    audience: models.CharField[str, str] = models.CharField(
        _("audience"), max_length=200, blank=True
    )
    legal_note: models.CharField[str, str] = models.CharField(
        _("legal note"), max_length=200, blank=True
    )
    valid_for = ParentalManyToManyField(
        "taxonomy.AdministrativeUnit",
        verbose_name=_("valid for"),
        blank=True,
        related_name="+",
        limit_choices_to={"level": "land"},
        help_text=_("Empty: for all Länder."),
    )
    examples_from = ParentalManyToManyField(
        "taxonomy.AdministrativeUnit",
        verbose_name=_("examples from"),
        blank=True,
        related_name="+",
        limit_choices_to={"level": "land"},
        help_text=_("Länder whose law the page names only as an example."),
    )
    body = StreamField(GUIDANCE_BLOCKS, verbose_name=_("content"), blank=True)
    related_cases = StreamField(
        RELATED_CASES,
        verbose_name=_("related case studies"),
        blank=True,
        help_text=_("Pages in other languages lead to the case study in their language."),
    )

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("audience"),
        index.SearchField("legal_note"),
        index.RelatedFields("valid_for", [index.SearchField("name")]),
        index.RelatedFields("examples_from", [index.SearchField("name")]),
        index.SearchField("body"),
    ]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("question"),
                FieldPanel("stage"),
                FieldPanel("audience"),
                FieldPanel("legal_note"),
                FieldPanel("valid_for", widget=forms.CheckboxSelectMultiple),
                FieldPanel("examples_from", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("Validity"),
        ),
        FieldPanel("body"),
        FieldPanel("related_cases"),
    ]

    class Meta:
        verbose_name = _("guidance")
        verbose_name_plural = _("guidance")

    @property
    def land_keys(self) -> list[str]:
        """Keys of the Länder that the guidance is limited to."""
        return sorted(land.key for land in self.valid_for.all())
