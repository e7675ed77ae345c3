"""Model projects, solutions and adoptions in the editors' interface."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from cases.actions.publiccode import ImportPublicCode
from cases.forms import MembersFormSet
from cases.models import Adoption, ModelProject, Solution
from cases.panels import choice
from taxonomy.multilingual import in_each_language


class MembersPanel(InlinePanel):
    """The members, checked together."""

    def get_form_options(self) -> dict[str, Any]:
        """Let Wagtail make the form with our formset."""
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = MembersFormSet
        return options


class ModelProjectViewSet(SnippetViewSet):
    model = ModelProject
    icon = "globe"
    list_display = ["name", "cohort", "title", "title_status"]
    list_filter = ["cohort", "category", "title_status"]
    search_fields = ["name", "title", "slug"]
    ordering = ["sort_key"]
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("category"), FieldPanel("cohort")]),
        MembersPanel("memberships", heading=_("Members"), label=_("member"), min_num=1),
        MultiFieldPanel(
            [FieldPanel("title"), FieldPanel("title_status"), FieldPanel("title_source")],
            heading=_("Title"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("statements"),
                FieldPanel("statement_source"),
                FieldPanel("statement_read_on"),
            ],
            heading=_("What is known"),
        ),
    ]


class SolutionIndexView(IndexView):
    """Lists solutions, and leads to the import of a publiccode.yml."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer the import to whoever may add solutions."""
        buttons: list[Button] = super().header_more_buttons
        if not self.request.user.has_perm(ImportPublicCode.permission):
            return buttons
        url = reverse("import_publiccode")
        label = _("Import publiccode.yml")
        return [*buttons, Button(label, url=url, icon_name="download", priority=90)]


class SolutionViewSet(SnippetViewSet):
    """What municipalities may adopt; case studies choose it."""

    model = Solution
    index_view_class = SolutionIndexView
    icon = "cogs"
    list_display = ["__str__", "slug", "kind", "software_licence"]
    list_filter = ["kind"]
    search_fields = ["slug", *in_each_language("names")]
    ordering = ["slug"]
    panels = [
        FieldPanel("names"),
        FieldPanel("summaries"),
        FieldRowPanel([FieldPanel("slug"), choice("kind")]),
        MultiFieldPanel(
            [
                InlinePanel("origins", heading=_("Municipalities"), label=_("municipality")),
                FieldPanel("origin_project"),
                FieldPanel("origin_sources"),
            ],
            heading=_("Where it is from"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("website"),
                FieldPanel("repository"),
                FieldPanel("software_licence"),
                FieldPanel("publiccode_url"),
                FieldPanel("standards"),
            ],
            heading=_("Software and standards"),
        ),
        MultiFieldPanel(
            [FieldPanel("marketplace_url"), FieldPanel("efa_url")], heading=_("Marketplaces")
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Solution]:
        """Fetch what the list names."""
        return Solution.objects.select_related("kind")


class AdoptionViewSet(SnippetViewSet):
    """Who adopted a solution or takes part in it; what was reported waits to be confirmed."""

    model = Adoption
    icon = "redirect"
    list_display = ["__str__", "relation", "since", "state"]
    list_filter = ["state", "relation", "solution"]
    search_fields = ["unit__name", *in_each_language("solution__names")]
    ordering = ["-state", "solution", "pk"]
    panels = [
        FieldPanel("solution"),
        FieldPanel("unit"),
        FieldPanel("places"),
        FieldRowPanel(
            [
                choice("relation"),
                FieldPanel("since", help_text=_("Year, month or day, for example 05.2020.")),
            ]
        ),
        FieldPanel("what"),
        FieldPanel("effort"),
        FieldPanel("changes"),
        FieldPanel("contact_role"),
        FieldPanel("sources"),
        FieldPanel("state", read_only=True),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Adoption]:
        """Fetch what the list names."""
        return Adoption.objects.select_related("solution", "unit", "relation")


class CasesViewSetGroup(SnippetViewSetGroup):
    """The menu of model projects, solutions and adoptions."""

    items = (ModelProjectViewSet, SolutionViewSet, AdoptionViewSet)
    menu_label = _("Projects and solutions")
    menu_icon = "globe"
    menu_order = 250
