"""Model projects in the editors' interface."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from cases.forms import MembersFormSet
from cases.models import ModelProject


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
    add_to_admin_menu = True
    menu_order = 250
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
