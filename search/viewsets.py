"""What editors set for search: synonyms and recommendations."""

from __future__ import annotations

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from search.models import Promotion, SynonymGroup
from taxonomy.languages import languages


class AddFromQueryView(generic.CreateView):
    """A form to add something, which a link may begin with a language and a query."""

    begun_field = ""

    def get_initial_form_instance(self) -> Model:
        """Return what the address tells of."""
        values = {self.begun_field: self.request.GET.get("query", "")[:200]}
        if self.request.GET.get("language") in languages():
            values["locale"] = self.request.GET["language"]
        instance: Model = self.model(**values)
        return instance


class AddSynonymsView(AddFromQueryView):
    begun_field = "phrases"


class AddPromotionView(AddFromQueryView):
    begun_field = "queries"


class SynonymsView(generic.IndexView):
    """The list, whose export can be imported again."""

    list_export = ("locale", "row")
    export_headings = {"locale": "language", "row": "phrases"}


class SynonymViewSet(ModelViewSet):
    """Words with one meaning."""

    model = SynonymGroup
    url_namespace = "search_synonyms"
    url_prefix = "search/synonyms"
    icon = "link"
    menu_label = _("Synonyms")
    index_view_class = SynonymsView
    add_view_class = AddSynonymsView
    copy_view_enabled = False
    list_display = ["__str__", "locale"]
    list_filter = ["locale"]
    search_fields = ["phrases"]
    search_backend_name = None
    ordering = ["locale", "phrases"]
    panels = [FieldPanel("locale"), FieldPanel("phrases")]


class PromotionViewSet(ModelViewSet):
    """What stands above the hits."""

    model = Promotion
    url_namespace = "search_promotions"
    url_prefix = "search/promotions"
    icon = "pick"
    menu_label = _("Recommendations")
    add_view_class = AddPromotionView
    copy_view_enabled = False
    list_display = ["__str__", "locale"]
    list_filter = ["locale"]
    search_fields = ["queries"]
    search_backend_name = None
    ordering = ["locale", "queries"]
    panels = [
        FieldPanel("locale"),
        FieldPanel("queries"),
        MultiFieldPanel([FieldPanel("page"), FieldPanel("address")], heading=_("Recommended")),
        FieldPanel("text"),
    ]


class SearchViewSetGroup(ModelViewSetGroup):
    """The menu of search."""

    items = (SynonymViewSet, PromotionViewSet)
    menu_label = _("Search")
    menu_icon = "search"
    menu_order = 420
