"""The interface for programs to everything that readers can list."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import override
from ninja import Router, Schema
from ninja.decorators import decorate_view
from pydantic import ConfigDict

from catalogue.facets import NamedFacet, choices_of
from catalogue.open_data.formats import as_csv, as_feed, as_geojson
from catalogue.open_data.selection import Selection
from catalogue.sources import EntrySource, PageEntries
from content.reading import keep_parameters, tell_parameters
from taxonomy.languages import languages, main_code

LARGEST_PAGE, USUAL_PAGE = 100, 20
LAST_PAGE = 1_000_000
PAGING = ("page", "size")
View = Callable[..., HttpResponseBase]
Writer = Callable[[Selection, HttpRequest], HttpResponseBase]


class Item(Schema):
    """An entry of a collection; beside this its facets and what its kind adds."""

    model_config = ConfigDict(extra="allow")

    id: str
    url: str
    locale: str
    title: str
    summary: str
    team: str | None
    longitude: float | None
    latitude: float | None
    published: datetime.datetime | None
    changed: datetime.datetime | None
    checked: datetime.date | None
    sources_read: datetime.date | None


class Page(Schema):
    """One page of a collection."""

    total: int
    page: int
    pages: int
    items: list[Item]


def for_programs(*names: str) -> Callable[[View], View]:
    """Let everybody's programs read an answer, keep it in the page cache, drop other parameters."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            keep_parameters(request, names)
            response = tell_parameters(view(request, *args, **kwargs), names)
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["X-Robots-Tag"] = "noindex"
            return response

        return answer

    return decorate


def number_in(query: Mapping[str, Any], name: str, usual: int, highest: int) -> int:
    """Return a number of an address: the nearest that is allowed, the usual one for none."""
    text = str(query.get(name, "")).strip()
    if not (text.isascii() and text.isdecimal()):
        return usual
    return min(max(int(text[:12]), 1), highest)


def selection_of(source: EntrySource, request: HttpRequest) -> Selection:
    """Return what an address asks of a source; what it says wrongly is as if it were not there."""
    code = request.GET.get("locale", "")
    named = NamedFacet.all_of(source.filters)
    known = code if code in languages() else main_code()
    return Selection(source, known, choices_of(request.GET, named))


def page_of(selection: Selection, request: HttpRequest) -> JsonResponse:
    """Return one page of rows; of a page that does not exist the last."""
    size = number_in(request.GET, "size", USUAL_PAGE, LARGEST_PAGE)
    total = selection.entries().count()
    pages = max(1, math.ceil(total / size))
    page = min(number_in(request.GET, "page", 1, LAST_PAGE), pages)
    entries = selection.entries()[(page - 1) * size : page * size]
    items = [selection.row(entry) for entry in entries]
    return JsonResponse({"total": total, "page": page, "pages": pages, "items": items})


def feed(selection: Selection, request: HttpRequest) -> HttpResponse:
    """Answer with the feed of a selection; its own address is the one that was asked."""
    url = settings.PUBLIC_URL + request.get_full_path()
    return as_feed(selection, url, f"{settings.PUBLIC_URL}/{selection.locale}/")


def add_collection(router: Router, source: EntrySource) -> None:
    """Add the addresses of a kind of thing: JSON by the page, the whole as CSV, GeoJSON, Atom."""
    name = source.collection
    filters = ("locale", *(facet.name for facet in source.filters))

    @router.get(
        f"/{name}",
        response=Page,
        tags=[name],
        url_name=name,
        operation_id=name,
        summary=name,
        openapi_extra={"parameters": described((*filters, *PAGING))},
    )
    @decorate_view(for_programs(*filters, *PAGING))
    def read(request: HttpRequest) -> JsonResponse:
        return page_of(selection_of(source, request), request)

    def add_file(ending: str, media_type: str, write: Writer) -> None:
        content = {media_type: {"schema": {"type": "string"}}}
        said = {"parameters": described(filters), "responses": {200: {"content": content}}}

        @router.get(
            f"/{name}.{ending}",
            tags=[name],
            url_name=f"{name}-{ending}",
            operation_id=f"{name}_{ending}",
            summary=f"{name} as {ending}",
            openapi_extra=said,
        )
        @decorate_view(for_programs(*filters))
        def answer(request: HttpRequest) -> HttpResponseBase:
            selection = selection_of(source, request)
            with override(selection.locale):
                return write(selection, request)

    add_file("csv", "text/csv", lambda selection, _request: as_csv(selection, name))
    add_file("geojson", "application/geo+json", lambda selection, _request: as_geojson(selection))
    if isinstance(source, PageEntries):
        add_file("atom", "application/atom+xml", feed)


def described(names: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return parameters as OpenAPI describes them; each filter may be given several times."""
    kinds: dict[str, dict[str, Any]] = {
        "locale": {"type": "string"},
        "page": {"type": "integer", "minimum": 1},
        "size": {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE},
    }
    several = {"type": "array", "items": {"type": "string"}}
    return [{"in": "query", "name": name, "schema": kinds.get(name, several)} for name in names]
