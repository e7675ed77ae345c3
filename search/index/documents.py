"""What the index holds of an entry: its texts, and how much each of them counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import override

from catalogue.facets import values_of
from catalogue.models import Entry
from catalogue.sources import sources
from search.analysis import Field

TITLE = 4
SUMMARY = 2
# Names of places, Länder, terms.
KEYWORDS = 2


@dataclass(frozen=True)
class Document:
    """An entry as it is analysed."""

    entry_id: int
    fields: tuple[Field, ...]
    prior: float


class DocumentReader:
    """Reads entries of one locale; labels of facets are fetched once for all of them."""

    def __init__(self, locale: str) -> None:
        self.locale = locale

    @cached_property
    def labels(self) -> dict[tuple[str, str], dict[str, str]]:
        """The labels of the values of each facet, by source and name of the facet."""
        with override(self.locale):
            return {
                (source.name, facet.name): {
                    value: str(label) for value, label in facet.labels().items()
                }
                for source in sources
                for facet in source.facets
            }

    def read(self, entries: Sequence[Entry]) -> list[Document]:
        """Return the documents of entries."""
        return [self.document(entry) for entry in entries]

    def document(self, entry: Entry) -> Document:
        """Return the document of an entry."""
        source = sources.get(entry.source)
        fields = (
            Field(entry.title, TITLE, stop_words=True),
            Field(entry.summary, SUMMARY),
            Field(", ".join(self.keywords(entry)), KEYWORDS),
            Field(entry.body),
        )
        return Document(entry.pk, fields, source.prior if source else 1.0)

    def keywords(self, entry: Entry) -> list[str]:
        """Return the labels of the values that an entry has for facets."""
        return [
            labels[value]
            for (source, facet), labels in self.labels.items()
            if source == entry.source
            for value in values_of(entry.facets, facet)
            if value in labels
        ]
