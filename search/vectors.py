"""How the words of a document are indexed: title before summary before body, per language."""

from __future__ import annotations

from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db.models import Case, F, Func, TextField, Value, When
from django.db.models.expressions import Combinable

GERMAN = "german"
ENGLISH = "english"
CONFIGURATIONS = {"de": GERMAN, "de-simple": GERMAN, "en": ENGLISH}
# A slash would make PostgreSQL read a file name; the dot of easy language joins two words to one.
SEPARATORS = ("/·", " ")


def configuration_of(locale: str) -> str:
    """Return the text search configuration of a locale."""
    return CONFIGURATIONS.get(locale, GERMAN)


def document_vector() -> Case:
    """Return the expression of the generated column; its constants make it immutable."""
    return Case(
        When(locale="en", then=weighted_vector(ENGLISH)),
        default=weighted_vector(GERMAN),
        output_field=SearchVectorField(),
    )


def weighted_vector(configuration: str) -> Combinable:
    """Return the words of title (A), summary (B) and body (C)."""
    title, summary, body = (
        SearchVector(
            Func(
                F(field),
                Value(SEPARATORS[0]),
                Value(SEPARATORS[1]),
                function="translate",
                output_field=TextField(),
            ),
            config=configuration,
            weight=weight,
        )
        for field, weight in (("title", "A"), ("summary", "B"), ("body", "C"))
    )
    return title + summary + body
