"""Why a hit stands where it stands: what each word and the meaning add to its score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from catalogue.models import Entry
from search.engines import Engine, Scored, SearchRequest
from search.engines.postgres import K1, B
from search.engines.statements import EXPLAIN
from search.questions import Question
from search.semantics.memory import cosines
from search.semantics.ranking import MOST_BY_WORDS, Ranked, ranked, weight_of
from search.service import Asked, ask, engine, meant

SHOWN = 20


@dataclass(frozen=True)
class Share:
    """What a term adds: how much it was asked for, in how many entries it is, its part."""

    term: str
    asked: float
    entries: int
    occurrences: int
    value: float


@dataclass
class ExplainedHit:
    """A hit with the parts of its score: words × prior, then both in relation to the best hit."""

    entry: Entry
    score: float
    prior: float
    order: Ranked
    shares: list[Share] = field(default_factory=list)

    @property
    def words(self) -> float:
        """What all terms add up to, before the prior of the kind of page."""
        return sum(share.value for share in self.shares)


@dataclass(frozen=True)
class Explanation:
    """A question as it was read, and its first hits with the parts of their scores."""

    question: Question
    engine: str
    by_meaning: bool
    hits: list[ExplainedHit]


def explain(query: str, locale: str, answering: Engine | None = None) -> Explanation:
    """Return why the first hits of a query stand in this order."""
    asked = ask(query, locale)
    answer = (answering or engine()).search(
        SearchRequest(asked.question, asked.index, size=MOST_BY_WORDS)
    )
    nearness = cosines(meant(asked.question), locale)
    scores = {hit.entry_id: hit.score for hit in answer.hits}
    order = ranked(scores, nearness, weight=weight_of(asked.question.text))[:SHOWN]
    return Explanation(
        asked.question, answer.engine, bool(nearness), hits_of(order, answer.hits, asked)
    )


def hits_of(order: Sequence[Ranked], scored: Sequence[Scored], asked: Asked) -> list[ExplainedHit]:
    """Return the hits in their order; what was closed since is left out."""
    scores = {hit.entry_id: hit.score for hit in scored}
    keys = [each.entry_id for each in order]
    entries = Entry.objects.readable().in_bulk(keys)
    hits = {
        each.entry_id: ExplainedHit(entries[each.entry_id], scores[each.entry_id], 1.0, each)
        for each in order
        if each.entry_id in entries
    }
    for entry_id, share, prior in shares_of(list(hits), asked, asked.question.terms):
        hits[entry_id].shares.append(share)
        hits[entry_id].prior = prior
    return list(hits.values())


def shares_of(
    keys: Sequence[int], asked: Asked, terms: Mapping[str, float]
) -> list[tuple[int, Share, float]]:
    """Return entry, share and prior for each term that an entry has."""
    parameters: dict[str, Any] = {
        "index": asked.index.pk,
        "terms": list(terms),
        "weights": list(terms.values()),
        "entries": list(keys),
        "k1": K1,
        "b": B,
    }
    with connection.cursor() as cursor:
        cursor.execute(EXPLAIN, parameters)
        rows = cursor.fetchall()
    return [
        (entry_id, Share(term, terms[term], entries, occurrences, value), prior)
        for entry_id, term, entries, occurrences, prior, value in rows
    ]
