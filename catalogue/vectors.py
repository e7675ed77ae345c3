"""How the words of an entry are indexed: title before summary before body, per language."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, TextField, Value
from django.db.models.expressions import Expression

# A slash would make PostgreSQL read a file name; the dot of easy language joins two words to one.
SEPARATORS = ("/·", " ")


class RegConfigField(models.TextField[str, str]):
    """The name of a text search configuration, in the type of PostgreSQL that indexes may use."""

    def db_type(self, connection: Any) -> str:
        """Return PostgreSQL's type."""
        return "regconfig"


class Words(Func):
    """The words of a text in the configuration of its row, as a weighted vector."""

    function = "to_tsvector"
    template = "setweight(%(function)s(%(expressions)s), '%(weight)s')"
    output_field = SearchVectorField()


class Joined(Func):
    """Vectors one after the other."""

    template = "(%(expressions)s)"
    arg_joiner = " || "
    output_field = SearchVectorField()


def words_of_entry() -> Expression:
    """Return the words of title (A), summary (B) and body (C)."""
    return Joined(
        *(
            Words(
                F("configuration"),
                Func(
                    F(field),
                    Value(SEPARATORS[0]),
                    Value(SEPARATORS[1]),
                    function="translate",
                    output_field=TextField(),
                ),
                weight=weight,
            )
            for field, weight in (("title", "A"), ("summary", "B"), ("body", "C"))
        )
    )
