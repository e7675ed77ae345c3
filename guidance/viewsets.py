"""Offers and the glossary in the editors' interface."""

from __future__ import annotations

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from guidance.models import GlossaryTerm, Offer
from taxonomy.multilingual import in_each_language

SOURCE_PANEL = MultiFieldPanel(
    [FieldPanel("sources"), FieldRowPanel([FieldPanel("read_on"), FieldPanel("as_of")])],
    heading=_("Sources"),
)


class OfferViewSet(SnippetViewSet):
    """What Bund and Länder offer."""

    model = Offer
    icon = "pick"
    list_display = ["__str__", "kind", "deadline", "checked_on"]
    list_filter = ["kind", "places__land"]
    search_fields = ["slug", *in_each_language("names")]
    ordering = ["sort_key"]
    panels = [
        FieldPanel("names"),
        FieldRowPanel(
            [
                FieldPanel("slug"),
                FieldPanel("kind", widget=forms.Select),
                FieldPanel("second_kind", widget=forms.Select),
            ]
        ),
        InlinePanel(
            "places",
            panels=[FieldPanel("land", widget=forms.Select)],
            heading=_("Länder; none for an offer of the Bund"),
            label=_("Land"),
        ),
        FieldPanel("summaries"),
        FieldPanel("providers"),
        FieldPanel("audiences"),
        FieldPanel("costs"),
        FieldRowPanel([FieldPanel("deadline"), FieldPanel("checked_on")]),
        FieldPanel("website"),
        SOURCE_PANEL,
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Offer]:
        """Fetch what the list names."""
        return Offer.objects.select_related("kind")


class GlossaryViewSet(SnippetViewSet):
    """Words with their definitions; the list names the address that texts link to."""

    model = GlossaryTerm
    icon = "openquote"
    list_display = ["__str__", "get_absolute_url"]
    search_fields = ["slug", *in_each_language("names")]
    ordering = ["sort_key"]
    panels = [FieldPanel("names"), FieldPanel("slug"), FieldPanel("definitions"), SOURCE_PANEL]


class GuidanceViewSetGroup(SnippetViewSetGroup):
    """The menu of offers and glossary."""

    items = (OfferViewSet, GlossaryViewSet)
    menu_label = _("Offers and glossary")
    menu_icon = "pick"
    menu_order = 260
