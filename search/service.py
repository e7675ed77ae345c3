"""Public search: one function, whatever engine answers.

Invariants: only what an anonymous reader may open is found, counted or suggested; every text is a
question and none raises; the words of a question are neither kept nor logged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from search.engines import Engine, PostgresEngine, SearchRequest
from search.questions import Question, read_question
from search.results import FACETS, SearchResult
from search.suggestions import SHORTEST_REPAIRED, repaired
from taxonomy.languages import language_of

LAST_PAGE = 1_000_000


def engine() -> Engine:
    """Return the engine that answers."""
    return PostgresEngine()


def search(
    query: str,
    locale: str,
    filters: Mapping[str, Sequence[str]] | None = None,
    facets: Sequence[str] = FACETS,
    page: int = 1,
) -> SearchResult:
    """Return what a locale has for a query: any word is enough, more and rarer words come first.

    `filters` maps a facet to its chosen values: one of them must fit, for each facet that has any.
    """
    question = question_of(query, locale)
    request = SearchRequest(question, locale, filters or {}, facets, min(max(page, 1), LAST_PAGE))
    result = engine().search(request)
    if result.unfiltered or not question.terms:
        return result
    return replace(result, suggestion=suggestion(question, locale))


def question_of(query: str, locale: str) -> Question:
    """Return a query as the engine of a locale reads it."""
    return read_question(query, language_of(locale).search_configuration)


def suggestion(question: Question, locale: str) -> str:
    """Return the question with words that the locale knows; empty where none is near."""
    unknown = [word for word in question.words if len(word) >= SHORTEST_REPAIRED]
    if not unknown:
        return ""
    return repaired(question.words, engine().vocabulary(locale, unknown))


def count_in_other_languages(query: str, locale: str) -> Mapping[str, int]:
    """Return how many documents each other locale has for a query, where it has any."""
    return engine().count_elsewhere(question_of(query, locale), locale)
