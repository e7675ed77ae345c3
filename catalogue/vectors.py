"""How the words of an entry are indexed: title before summary before body, per language."""

from __future__ import annotations

from django.contrib.postgres.search import SearchVector
from django.db.models import Value
from django.db.models.expressions import Combinable

# A slash would make PostgreSQL read a file name; the dot of easy language joins two words to one.
SEPARATORS = str.maketrans({"/": " ", "·": ""})


def words_of(title: str, summary: str, body: str, configuration: str) -> Combinable:
    """Return the words of title (A), summary (B) and body (C) in a text search configuration."""
    first, second, third = (
        SearchVector(Value(text.translate(SEPARATORS)), config=configuration, weight=weight)
        for text, weight in ((title, "A"), (summary, "B"), (body, "C"))
    )
    return first + second + third
