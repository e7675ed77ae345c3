"""The register of sources in the admin, and what forms suggest of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.formats import localize_input
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.models import Page

from content.actions import ChangeSource, SourceRefusedError
from content.actions.change_source import may
from content.models import Source
from content.querysets import open_pages
from jobs.actions.base import NotAllowedError
from taxonomy.multilingual import in_each_language

MOST_SUGGESTED = 8
LONGEST_SHOWN = 40
FIELDS = ("address", "titles", "site", "as_of", "read_on", "note")


def sources_with(words: str) -> QuerySet[Source]:
    """Return the sources that have all words in address or title, the last used first."""
    sources = Source.objects.all()
    for word in words.split():
        holds = Q(address__icontains=word)
        for lookup in in_each_language("titles"):
            holds |= Q(**{f"{lookup}__icontains": word})
        sources = sources.filter(holds)
    return sources


@require_safe
@never_cache
def suggest_sources(request: HttpRequest) -> JsonResponse:
    """Return the sources that the typed words may mean; without words the last used ones."""
    language = request.GET.get("language", "")
    found = sources_with(request.GET.get("q", "")[:500])[:MOST_SUGGESTED]
    return JsonResponse(
        {
            "sources": [
                {
                    "url": source.address,
                    "title": source.titles.in_language(language),
                    "site": source.site,
                    "as_of": source.as_of,
                    "read_on": localize_input(source.read_on) if source.read_on else "",
                }
                for source in found
            ]
        }
    )


class SourceListView(generic.IndexView):
    """Lists the sources with the number of statements on each."""

    def get_base_queryset(self) -> QuerySet[Source]:
        return Source.objects.annotate(statements=Count("uses"))

    def search_queryset(self, queryset: QuerySet[Source]) -> QuerySet[Source]:
        """Find by words of address and titles."""
        if not self.is_searching:
            return queryset
        return queryset.filter(pk__in=sources_with(self.search_query).values("pk"))

    @property
    def columns(self) -> list[Column]:
        """The columns; the first leads to the statements."""
        return [
            TitleColumn(
                "title",
                label=_("Source"),
                accessor=str,
                get_url=lambda row: self.inspect_url(row),
                width="45%",
            ),
            Column(
                "address",
                label=_("Address"),
                accessor=lambda row: Truncator(row.address).chars(LONGEST_SHOWN),
                sort_key="address",
            ),
            Column("statements", label=_("Statements"), sort_key="statements"),
            Column("read_on", label=_("Last read on"), sort_key="read_on"),
            DateColumn("used_at", label=_("Last used"), sort_key="used_at"),
        ]

    def inspect_url(self, source: Source) -> str:
        """Return the address of the page with the statements."""
        return str(self.get_inspect_url(source))


class SourceView(generic.InspectView):
    """Shows which statements rest on a source."""

    template_name = "content/admin/source.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the statements, by the document in which they stand.

        They may be those of a draft, so whoever may not write there sees what readers see: the
        title of a public page. Other documents are only counted.
        """
        user = self.request.user
        finder = AdminURLFinder(user)
        places: dict[tuple[int, int], list[str]] = {}
        uses = self.object.uses.order_by("content_type", "object_id", "pk")
        for kind, key, statement in uses.values_list("content_type", "object_id", "statement"):
            places.setdefault((kind, key), []).append(statement)
        things = things_at(places)
        written = {place for place, thing in things.items() if may(thing, user, "can_edit")}
        own = [
            {
                "thing": things[place],
                "url": finder.get_edit_url(things[place]),
                "statements": places[place],
            }
            for place in things
            if place in written
        ]
        others = [thing for place, thing in things.items() if place not in written]
        keys = [thing.pk for thing in others if isinstance(thing, Page)]
        public = open_pages(Page.objects.filter(pk__in=keys))
        shown = [{"thing": page, "url": page.url, "statements": []} for page in public]
        return super().get_context_data(
            documents=own + shown, hidden=len(others) - len(shown), **kwargs
        )


def things_at(places: Any) -> dict[tuple[int, int], Any]:
    """Return the things at places, read type by type."""
    by_kind: dict[int, list[int]] = {}
    for kind, key in places:
        by_kind.setdefault(kind, []).append(key)
    found = {}
    for kind, keys in by_kind.items():
        model: Any = ContentType.objects.get_for_id(kind).model_class()
        rows = model._default_manager.in_bulk(keys) if model else {}
        found.update({(kind, key): rows[key] for key in keys if key in rows})
    return found


class ChangeSourceView(generic.EditView):
    """Changes a source wherever it is named."""

    def form_valid(self, form: forms.ModelForm[Source]) -> HttpResponse:
        """Say at the form what refuses the change."""
        try:
            return super().form_valid(form)
        except SourceRefusedError as error:
            form.add_error("address", str(error))
        except NotAllowedError as error:
            raise PermissionDenied from error
        return super().form_invalid(form)

    def save_instance(self) -> Source:
        """Have the action write it."""
        source = Source.objects.get(pk=self.object.pk)
        values = {name: self.form.cleaned_data[name] for name in FIELDS}
        ChangeSource(source, values, user=self.request.user).execute()
        source.refresh_from_db()
        return source
