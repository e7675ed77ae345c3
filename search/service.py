"""Public search: one function, whatever engine answers.

Invariants: only what an anonymous reader may open is found, counted or suggested; every text is a
question and none raises; nothing of a question is logged, and what is kept of it says `queries.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from catalogue.facets import token
from catalogue.models import Entry
from search.engines import (
    Engine,
    EngineAnswer,
    FallbackEngine,
    PostgresEngine,
    Scored,
    SearchRequest,
)
from search.engines.base import RELEVANCE
from search.engines.elasticsearch.client import is_configured
from search.index.vocabulary import Vocabulary, vocabulary_of
from search.index.writing import active_index
from search.models import SearchIndex
from search.questions import Question, read_question
from search.repair import with_replacements
from search.results import PAGE_SIZE, Hit, SearchResult
from search.semantics.memory import cosines
from search.semantics.nearness import NOTHING_NEAR, Nearness
from search.semantics.ranking import MOST_BY_WORDS, ranked, similar, weight_of
from search.snippets import Marker
from search.synonyms import synonyms_of

LAST_PAGE = 1_000
MOST_SIMILAR = 5
# So many of what words find are listed within a list.
MOST_WITHIN = 500


@dataclass(frozen=True)
class Asked:
    """A question as the index of a locale reads it."""

    question: Question
    index: SearchIndex
    vocabulary: Vocabulary


def engine() -> Engine:
    """Return the engine that answers: a server where there is one."""
    return FallbackEngine() if is_configured() else PostgresEngine()


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
    by_meaning: bool = True,
    answering: Engine | None = None,
) -> SearchResult:
    """Return what a locale has for a query: any word is enough, more and rarer words come first.

    `chosen` maps a facet to its chosen values: one of them must fit, for each facet that has any.
    A page beyond the last gives the last. Another index and a certain engine are for evaluations.
    """
    asked = ask(query, locale, index)
    request = SearchRequest(asked.question, asked.index, chosen or {}, facets, order, size=size)
    nearness = NOTHING_NEAR
    if by_meaning and order == RELEVANCE:
        nearness = cosines(meant(asked.question), asked.index.locale)
    answer_page = answered(answering or engine(), request, nearness, min(max(page, 1), LAST_PAGE))
    return SearchResult(
        text=asked.question.text,
        hits=hits_of(answer_page.hits, asked),
        similar=similar_hits(answer_page.similar, asked, request.chosen),
        total=answer_page.answer.total,
        unfiltered=answer_page.answer.unfiltered,
        page=answer_page.page,
        counts=answer_page.answer.counts,
        replaced=asked.question.replaced,
        shortened=asked.question.shortened,
        engine=answer_page.answer.engine,
        degraded=answer_page.answer.degraded,
    )


@dataclass(frozen=True)
class AnswerPage:
    """A page of hits, and after the last of them what is similar."""

    answer: EngineAnswer
    page: int
    hits: Sequence[Scored]
    similar: Sequence[int] = ()


def answered(
    answering: Engine, request: SearchRequest, nearness: Nearness, page: int
) -> AnswerPage:
    """Return a page, or the last where there are fewer.

    The first hits are ordered by words and meaning together, all others by words alone.
    """
    size = request.size
    shown = slice((page - 1) * size, page * size)
    together = bool(nearness) and shown.stop <= MOST_BY_WORDS
    fetched = slice(0, MOST_BY_WORDS) if together else shown
    answer = answering.search(
        replace(request, first=fetched.start, size=fetched.stop - fetched.start)
    )
    last = max((answer.total + size - 1) // size, 1)
    if page > last:
        return answered(answering, request, nearness, last)
    if not together:
        return AnswerPage(answer, page, answer.hits)
    similar_ones: Sequence[int] = ()
    if page == last and answer.unfiltered <= MOST_BY_WORDS:
        similar_ones = similar([hit.entry_id for hit in answer.hits], nearness)
    return AnswerPage(answer, page, in_order(answer.hits, nearness, request)[shown], similar_ones)


def found_by_words(words: str, locale: str, kinds: Sequence[str]) -> list[int]:
    """Return the keys of the entries of some kinds that words find, the best first."""
    asked = ask(words, locale)
    request = SearchRequest(asked.question, asked.index, {"kind": kinds}, size=MOST_WITHIN)
    return [hit.entry_id for hit in engine().search(request).hits]


def number_found(text: str, locale: str) -> int:
    """Return how many entries words find."""
    asked = ask(text, locale)
    return engine().search(SearchRequest(asked.question, asked.index, size=1)).total


def meant(question: Question) -> str:
    """Return the text of a question with what was found in the place of unknown words."""
    text = question.text
    for word, others in question.replaced.items():
        text = re.sub(rf"\b{re.escape(word)}\b", others[0], text, flags=re.IGNORECASE)
    return text


def in_order(scored: Sequence[Scored], nearness: Nearness, request: SearchRequest) -> list[Scored]:
    """Return what the words found in the order of words and meaning."""
    scores = {each.entry_id: each.score for each in scored}
    order = ranked(scores, nearness, weight=weight_of(request.question.text))
    return [Scored(each.entry_id, each.score) for each in order]


def similar_hits(
    keys: Sequence[int], asked: Asked, chosen: Mapping[str, Sequence[str]]
) -> list[Hit]:
    """Return the nearest of what only meaning found, as far as the filters let it through."""
    entries = Entry.objects.readable().select_related("team").in_bulk(keys) if keys else {}
    marker = Marker(asked.vocabulary.analyser, asked.question.terms)
    fitting = [entries[key] for key in keys if key in entries and fits(entries[key], chosen)]
    return [hit_of(entry, 0.0, marker) for entry in fitting[:MOST_SIMILAR]]


def fits(entry: Entry, chosen: Mapping[str, Sequence[str]]) -> bool:
    """Say whether an entry has one of the chosen values of each facet."""
    tokens = {*entry.facets, token("kind", entry.kind)}
    return all(
        not values or tokens.intersection(token(name, value) for value in values)
        for name, values in chosen.items()
    )


def ask(query: str, locale: str, index: SearchIndex | None = None) -> Asked:
    """Return a query as the index of a locale reads it."""
    index = index or active_index(locale)
    vocabulary = vocabulary_of(index)
    question = read_question(query, vocabulary.analyser, synonyms_of(index.locale))
    if question.unknown:
        question = with_replacements(question, index, vocabulary)
    return Asked(question, index, vocabulary)


def hits_of(scored: Sequence[Scored], asked: Asked) -> list[Hit]:
    """Return the hits with marked titles and snippets."""
    entries = (
        Entry.objects.readable().select_related("team").in_bulk([each.entry_id for each in scored])
    )
    marker = Marker(asked.vocabulary.analyser, asked.question.terms)
    return [
        hit_of(entries[each.entry_id], each.score, marker)
        for each in scored
        if each.entry_id in entries
    ]


def hit_of(entry: Entry, score: float, marker: Marker) -> Hit:
    """Return a hit as readers see it."""
    snippet, page = marker.snippet("\n".join(filter(None, [entry.summary, entry.body])))
    return Hit(entry, score, marker.marked(entry.title), snippet, page)
