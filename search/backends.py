"""The search of the editors' interface: finds words by any part of them, in German spellings.

Wagtail asks its index for what begins like the words that somebody types. Here the ends of long
words are in the index too, so that “pegel” finds “Hochwasserpegel”; stems and spellings without
umlauts are those of the public search. One GIN index answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import and_, or_
from typing import Any

from django.contrib.postgres.search import SearchQuery
from modelsearch.backends.database.postgres import postgres
from modelsearch.backends.database.postgres.query import Lexeme
from modelsearch.query import PlainText

from search.analysis import words_of
from search.analysis.analyser import without_umlauts
from search.analysis.compounds import SHORTEST_PART
from search.analysis.stems import folded, stem
from taxonomy.languages import language_of, main_code


def written(text: str) -> Iterator[str]:
    """Yield by what the words of a text can be found: themselves, their stems and their ends."""
    language = language_of(main_code()).search_configuration
    for word in words_of(text):
        for piece in (word.text, *word.pieces):
            whole = folded(piece)
            yield from (whole, stem(piece, language))
            yield from (whole[at:] for at in range(1, len(whole) - SHORTEST_PART + 1))


def looked_for(word: str, *, invert: bool = False) -> Any:
    """Return what a typed word may be the beginning of, or have as its stem."""
    beginnings = dict.fromkeys([folded(word), folded(without_umlauts(word))])
    lexemes = [Lexeme(each, invert=invert, prefix=True) for each in beginnings]
    language = language_of(main_code()).search_configuration
    return reduce(and_ if invert else or_, [*lexemes, Lexeme(stem(word, language), invert=invert)])


class Indexer(postgres.ObjectIndexer):
    """Writes words so that they are found by their parts."""

    def as_vector(self, texts: Any, for_autocomplete: bool = False) -> Any:
        """Return the vector of texts."""
        if for_autocomplete:
            texts = [(" ".join(written(text)), weight) for text, weight in texts]
        return super().as_vector(texts, for_autocomplete)


class AutocompleteQueryCompiler(postgres.PostgresAutocompleteQueryCompiler):
    """Looks for each typed word by its beginning, in all spellings."""

    def build_tsquery_content(self, query: Any, config: Any = None, invert: bool = False) -> Any:
        """Return the query for what somebody types; for all else what Wagtail makes of it."""
        words = list(words_of(query.query_string)) if isinstance(query, PlainText) else []
        if not words:
            return super().build_tsquery_content(query, config=config, invert=invert)
        together = and_ if query.operator == "and" else or_
        lexemes = reduce(together, [looked_for(word.text, invert=invert) for word in words])
        return SearchQuery(lexemes, search_type="raw", config=config)


class SearchBackend(postgres.PostgresSearchBackend):
    """The backend of WAGTAILSEARCH_BACKENDS."""

    autocomplete_query_compiler_class = AutocompleteQueryCompiler


# The index names this class itself and has no setting for it (modelsearch 1.3).
postgres.ObjectIndexer = Indexer
