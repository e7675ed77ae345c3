"""A selection of entries of one source, in the order of their titles, for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from catalogue.facets import token, values_of
from catalogue.models import Entry
from catalogue.querysets import EntryQuerySet
from catalogue.sources import EntrySource

READ_AT_ONCE = 500
DETAILS = "details"
FIXED_COLUMNS = (
    *("id", "url", "locale", "title", "summary", "team", "longitude", "latitude"),
    *("published", "changed", "checked", "sources_read"),
)


@dataclass(frozen=True)
class Selection:
    """Entries of a source in one language; one of the values of each facet must fit."""

    source: EntrySource
    locale: str
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def entries(self) -> EntryQuerySet:
        """Return the entries that everybody may read."""
        found = Entry.objects.readable().filter(
            source=self.source.name, locale=self.locale, kind=self.source.kind
        )
        for name, values in self.chosen.items():
            if values:
                found = found.filter(facets__overlap=[token(name, value) for value in values])
        return found.select_related("team").defer("body").order_by("sort_key", "object_id")

    def columns(self) -> list[str]:
        """Return the names of all values of a row."""
        return [*FIXED_COLUMNS, *self.facets(), *self.source.exported_columns]

    def facets(self) -> list[str]:
        """Return the names of the facets that no other column has."""
        names = [facet.name for facet in self.source.filters]
        return [name for name in names if name not in FIXED_COLUMNS]

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the rows one after the other, without ever holding all of them."""
        for entry in self.entries().iterator(chunk_size=READ_AT_ONCE):
            yield self.row(entry)

    def row(self, entry: Entry) -> dict[str, Any]:
        """Return an entry as a row: dates, codes of facets, and what its source adds."""
        facets = {name: values_of(entry.facets, name) for name in self.facets()}
        return {
            "id": str(entry.translation_key or f"{entry.source}:{entry.object_id}"),
            "url": settings.PUBLIC_URL + entry.url,
            "locale": entry.locale,
            "title": entry.title,
            "summary": entry.summary,
            "team": entry.team.code if entry.team else None,
            "longitude": entry.longitude,
            "latitude": entry.latitude,
            "published": entry.published_at,
            "changed": entry.changed_at,
            "checked": entry.checked_on,
            "sources_read": entry.read_on,
            **facets,
            **self.source.exported(entry),
            **({DETAILS: self.details(entry)} if self.source.detail_names else {}),
        }

    def details(self, entry: Entry) -> dict[str, Any]:
        """Return each detail by name; None for what is unknown."""
        return {name: entry.details.get(name) for name in self.source.detail_names}
