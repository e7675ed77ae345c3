"""Public search: one function, whatever engine answers.

Invariants: only what an anonymous reader may open is found, counted or suggested; every text is a
question and none raises; the words of a question are neither kept nor logged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalogue.models import Entry
from search.engines import Engine, PostgresEngine, Scored, SearchRequest
from search.engines.base import RELEVANCE
from search.index.vocabulary import Vocabulary, vocabulary_of
from search.index.writing import active_index
from search.models import SearchIndex
from search.questions import Question, read_question
from search.repair import with_replacements
from search.results import PAGE_SIZE, Hit, SearchResult
from search.snippets import Marker

LAST_PAGE = 1_000


@dataclass(frozen=True)
class Asked:
    """A question as the index of a locale reads it."""

    question: Question
    index: SearchIndex
    vocabulary: Vocabulary


def engine() -> Engine:
    """Return the engine that answers."""
    return PostgresEngine()


def search(
    query: str,
    locale: str,
    chosen: Mapping[str, Sequence[str]] | None = None,
    facets: Sequence[str] = (),
    *,
    page: int = 1,
    size: int = PAGE_SIZE,
    order: str = RELEVANCE,
    index: SearchIndex | None = None,
) -> SearchResult:
    """Return what a locale has for a query: any word is enough, more and rarer words come first.

    `chosen` maps a facet to its chosen values: one of them must fit, for each facet that has any.
    A page beyond the last gives the last. Another index than the active one is for evaluations.
    """
    asked = ask(query, locale, index)
    page = min(max(page, 1), LAST_PAGE)
    request = SearchRequest(
        asked.question, asked.index, chosen or {}, facets, order, (page - 1) * size, size
    )
    answering = engine()
    answer = answering.search(request)
    last = max((answer.total + size - 1) // size, 1)
    if page > last:
        return search(query, locale, chosen, facets, page=last, size=size, order=order, index=index)
    return SearchResult(
        text=asked.question.text,
        hits=hits_of(answer.hits, asked),
        total=answer.total,
        unfiltered=answer.unfiltered,
        page=page,
        counts=answer.counts,
        replaced=asked.question.replaced,
        shortened=asked.question.shortened,
        engine=answering.name,
    )


def ask(query: str, locale: str, index: SearchIndex | None = None) -> Asked:
    """Return a query as the index of a locale reads it."""
    index = index or active_index(locale)
    vocabulary = vocabulary_of(index)
    question = read_question(query, vocabulary.analyser)
    if question.unknown:
        question = with_replacements(question, index, vocabulary)
    return Asked(question, index, vocabulary)


def hits_of(found: Sequence[Scored], asked: Asked) -> list[Hit]:
    """Return the hits with marked titles and snippets."""
    entries = (
        Entry.objects.readable().select_related("team").in_bulk([each.entry_id for each in found])
    )
    marker = Marker(asked.vocabulary.analyser, asked.question.terms)
    return [
        hit_of(entries[each.entry_id], each.score, marker)
        for each in found
        if each.entry_id in entries
    ]


def hit_of(entry: Entry, score: float, marker: Marker) -> Hit:
    """Return a hit as readers see it."""
    snippet, page = marker.snippet("\n".join(filter(None, [entry.summary, entry.body])))
    return Hit(entry, score, marker.marked(entry.title), snippet, page)
