"""Vocabularies and administrative units in the editors' interface."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from taxonomy.models import AdministrativeUnit, SizeClass, Term
from taxonomy.multilingual import in_each_language
from taxonomy.municipality_search import meant_by
from taxonomy.querysets import AdministrativeUnitQuerySet


class UnitFilterForm(BaseFilterForm):
    """Finds what readers find by the same words, and units by a part of their name or key."""

    q = forms.CharField(label=_("Name or official key"), required=False)

    def filter(self, objects: AdministrativeUnitQuerySet) -> AdministrativeUnitQuerySet:
        """Return the units that the question means; umlauts and case do not matter."""
        question = self.cleaned_data.get("q", "").strip()
        if not question:
            return objects
        self.is_searching = True
        self.search_query = question
        return objects.filter(meant_by(question))


class UnitChoices:
    """Offers only what exists today and has inhabitants, with the district behind the name."""

    filter_form_class = UnitFilterForm

    def get_object_list(self) -> AdministrativeUnitQuerySet:
        """Return the units that can be chosen."""
        return AdministrativeUnit.objects.choosable()


class UnitChooseView(UnitChoices, ChooseView):
    """The dialogue that chooses a unit."""


class UnitChooseResultsView(UnitChoices, ChooseResultsView):
    """The list in that dialogue."""


class UnitChooserViewSet(SnippetChooserViewSet):
    """Chooses a unit among 11,000."""

    choose_view_class = UnitChooseView
    choose_results_view_class = UnitChooseResultsView


class RegisterPermissionPolicy(ModelPermissionPolicy):
    """Stock permissions, but units are made and closed by the import of the register only."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Refuse to add and to delete, to everybody."""
        return action not in ("add", "delete") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Ask for each action by itself."""
        return any(self.user_has_permission(user, action) for action in actions)


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "tag"
    list_display = ["listed_label", "vocabulary", "order", "retired"]
    list_filter = ["vocabulary", "retired"]
    search_fields = ["code", *in_each_language("labels")]
    ordering = ["vocabulary", "order"]
    panels = [
        FieldRowPanel([FieldPanel("vocabulary"), FieldPanel("code")]),
        FieldPanel("labels"),
        FieldRowPanel([FieldPanel("order"), FieldPanel("retired")]),
    ]


class AdministrativeUnitViewSet(SnippetViewSet):
    """Länder, districts and municipalities; the import of the register cares for them."""

    model = AdministrativeUnit
    icon = "site"
    list_display = ["name", "designation", "key", "level", "population", "valid_until"]
    list_filter = ["level", "uninhabited"]
    search_fields = ["name", "key", "sort_key"]
    ordering = ["sort_key", "key"]
    chooser_viewset_class = UnitChooserViewSet
    chooser_per_page = 20
    inspect_view_enabled = True
    panels = [
        FieldPanel("name", read_only=True),
        FieldPanel("designation", read_only=True),
        FieldPanel("key", read_only=True),
        FieldPanel("level", read_only=True),
        FieldPanel("parent", read_only=True),
        FieldPanel("other_names"),
        FieldPanel("population", read_only=True),
        FieldPanel("population_date", read_only=True),
        FieldPanel("valid_until", read_only=True),
    ]

    def get_queryset(self, request: HttpRequest) -> AdministrativeUnitQuerySet:
        """Fetch the districts too."""
        return AdministrativeUnit.objects.select_related("parent")


class SizeClassViewSet(SnippetViewSet):
    """The classes of municipalities by population."""

    model = SizeClass
    icon = "order"
    list_display = ["__str__", "min_population", "max_population_exclusive"]


class TaxonomyViewSetGroup(SnippetViewSetGroup):
    """The menu of vocabularies and places."""

    items = (TermViewSet, AdministrativeUnitViewSet, SizeClassViewSet)
    menu_label = _("Vocabularies and places")
    menu_icon = "tag"
    menu_order = 400
