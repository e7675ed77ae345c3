"""Case studies: part A of the schema, and a sourced section for each of the three questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cases.answers import Answer, answers_of
from cases.forms import CaseStudyForm
from cases.panels import BASICS_PANELS, QUESTION_PANELS, SOLUTION_PANELS, GapsPanel
from cases.schema import FIELDS, Part
from cases.schema.blocks import part_stream
from content.blocks import SOURCED_TEXT, FigureBlock, SourceBlock
from content.kinds import KindLabels
from content.models import BasePage
from content.stream_field import StreamField

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from cases.models.adoptions import Adoption
    from cases.models.model_projects import ModelProject
    from cases.models.solutions import Solution
    from taxonomy.models import Term

SEARCHED = (
    *("basics_facts", "problem", "solution", "effect", "figures", "results"),
    *("transfer", "transfer_facts"),
    *("operation", "operation_facts", "data", "data_facts", "failures", "lessons"),
)


# The names of the facets of `cases.facets`, and what else an address of the list can say.
LIST_PARAMETERS = (
    *("field", "land", "home_size", "home_area", "answered", "adopted", "team"),
    *(field.key for field in FIELDS.values() if field.facet),
    *("municipality", "q", "sort", "view", "page"),
)


def term_field(name: StrOrPromise, vocabulary: str) -> models.ForeignKey[Term | None, Term | None]:
    """Return a field that holds one term of a vocabulary."""
    return models.ForeignKey(
        "taxonomy.Term",
        verbose_name=name,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": vocabulary, "retired": False},
    )


def section(name: StrOrPromise, help_text: StrOrPromise) -> StreamField:
    """Return a field of sourced statements."""
    return StreamField(SOURCED_TEXT, verbose_name=name, blank=True, help_text=help_text)


def facts(part: Part, name: StrOrPromise) -> StreamField:
    """Return a field with the block of all facts of a part of the schema."""
    return StreamField(part_stream(part), verbose_name=name, blank=True, max_num=1)


class CaseStudyIndexPage(BasePage):
    """The list of all case studies of a language, with facets."""

    lists: ClassVar = ("case",)
    list_line = _("Solutions from municipalities")
    schema_type = "CollectionPage"
    parameters: ClassVar = LIST_PARAMETERS
    max_count_per_parent = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("list of case studies")


class CaseStudyPage(BasePage):
    """A digital solution of a municipality, described by sourced statements."""

    kind = "case"
    kind_labels = KindLabels(
        pgettext_lazy("kind", "Case study"), pgettext_lazy("kind", "Case studies")
    )
    schema_type = "Article"
    parameters: ClassVar = ("municipality",)
    shown_with: ClassVar = (
        "project",
        "applied_solution__origin_project",
        "main_field",
        "solution_type",
        "maturity",
        "evidence",
        "content_licence",
    )
    parent_page_types: ClassVar = ["home.TeamPage"]
    subpage_types: ClassVar[list[str]] = []

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name) for name in ("website", "contact_mail", "places_shown")),
    ]

    project: models.ForeignKey[ModelProject | None, ModelProject | None] = models.ForeignKey(
        "cases.ModelProject",
        verbose_name=_("model project"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="case_studies",
    )
    applied_solution: models.ForeignKey[Solution | None, Solution | None] = models.ForeignKey(
        "cases.Solution",
        verbose_name=_("solution that it applies"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="case_studies",
        help_text=_("Who adopted it or takes part in it is entered with the solution."),
    )
    municipalities = ParentalManyToManyField(
        "taxonomy.AdministrativeUnit",
        verbose_name=_("municipalities"),
        blank=True,
        related_name="+",
    )
    places_shown: models.CharField[str, str] = models.CharField(
        _("places as readers see them"),
        max_length=255,
        blank=True,
        help_text=_(
            "Where an association represents its municipalities, for example “Amt Süderbrarup”."
        ),
    )
    # Lines of that field that mean no unit yet; only drafts have any.
    unclear_places: models.TextField[str, str] = models.TextField(blank=True, editable=False)
    fields_of_action = ParentalManyToManyField(
        "taxonomy.Term",
        verbose_name=_("fields of action"),
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": "field_of_action", "retired": False},
    )
    main_field = term_field(_("main field of action"), "field_of_action")
    solution_type = term_field(_("kind of solution"), "solution_type")
    maturity = term_field(_("maturity"), "maturity")
    evidence = term_field(_("evidence grade"), "evidence")
    content_licence = term_field(_("licence of the text"), "licence")
    website: models.URLField[str, str] = models.URLField(
        _("website of the solution"), max_length=500, blank=True
    )
    contact_role: models.CharField[str, str] = models.CharField(
        _("contact: role"), max_length=120, blank=True, help_text=_("A role, not a person.")
    )
    contact_mail: models.EmailField[str, str] = models.EmailField(
        _("contact: role mailbox"),
        blank=True,
        help_text=_("Of the office, for example smartcity@kommune.example."),
    )
    claim_sources = StreamField(
        [("source", SourceBlock())],
        verbose_name=_("sources of the summary"),
        blank=True,
        help_text=_("Where it can be read what the summary says; without one it is not published."),
    )
    basics_facts = facts(Part.BASICS, _("facts: basics"))
    problem = section(_("challenge"), _("What the situation was before."))
    solution = section(_("solution"), _("What was built or done."))
    effect = section(_("effect"), _("What it should achieve."))
    figures = StreamField(
        [("figure", FigureBlock())], verbose_name=_("results in figures"), blank=True
    )
    results = section(_("results"), _("What came of it, with figures and their dates."))
    transfer = section(_("transfer"), _("What it takes to make the solution work elsewhere."))
    transfer_facts = facts(Part.TRANSFER, _("facts: transfer"))
    operation = section(_("operation"), _("Who operates it, in which form, and who pays."))
    operation_facts = facts(Part.OPERATION, _("facts: operation"))
    data = section(_("data"), _("Which data it uses and makes, and who may use them."))
    data_facts = facts(Part.DATA, _("facts: data"))
    failures = section(_("what did not work"), _("What was tried and failed, and why."))
    lessons = section(_("lessons learned"), _("What others can learn from it."))

    search_fields = [
        *BasePage.search_fields,
        index.RelatedFields("municipalities", [index.SearchField("name")]),
        index.SearchField("places_shown"),
        index.RelatedFields("fields_of_action", []),
        *(index.SearchField(name) for name in SEARCHED),
    ]

    base_form_class = CaseStudyForm
    content_panels = [GapsPanel(), *BasePage.content_panels, *BASICS_PANELS]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Basics")),
            ObjectList(SOLUTION_PANELS, heading=_("Solution and results")),
            ObjectList(QUESTION_PANELS, heading=_("The three questions")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )

    class Meta:
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """How far each of the three questions is answered."""
        return answers_of(self)

    @property
    def land_keys(self) -> list[str]:
        """Keys of the Länder of the municipalities, each once."""
        return sorted({unit.land_key for unit in self.municipalities.all()})

    @property
    def adoptions(self) -> list[Adoption]:
        """Who adopted the solution that it applies, as readers may know it."""
        return [adoption for adoption in self.relations if adoption.is_transfer]

    @property
    def participations(self) -> list[Adoption]:
        """Who takes part in that solution without having adopted it."""
        return [adoption for adoption in self.relations if not adoption.is_transfer]

    @property
    def relations(self) -> list[Adoption]:
        """All that is known of other places and the solution, in the order of entry."""
        return self.applied_solution.public_adoptions if self.applied_solution else []

    @property
    def fields_in_order(self) -> list[Term]:
        """The fields of action, the main one first."""
        fields = list(self.fields_of_action.all())
        return sorted(fields, key=lambda term: term.pk != self.main_field_id)
