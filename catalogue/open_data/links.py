"""Where readers get the list that they see as a file."""

from __future__ import annotations

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.sources import EntrySource
from content.reading import query_of


def export_links(source: EntrySource, query: QueryDict, locale: str) -> list[dict[str, str]]:
    """Return links to the same selection as CSV, GeoJSON and feed."""
    asked = query_of(query, [facet.name for facet in source.filters])
    names = {"csv": _("CSV"), "geojson": _("GeoJSON"), "atom": _("Feed (Atom)")}
    return [
        {
            "title": name,
            "url": f"{reverse(f'api:{source.collection}-{ending}')}?locale={locale}"
            + (f"&{asked}" if asked else ""),
        }
        for ending, name in names.items()
    ]
