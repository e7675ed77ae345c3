"""Asks all questions of a collection in an index of their own that leaves no trace."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

from catalogue.models import Entry
from search.analysis import VERSION
from search.engines import ElasticsearchEngine, Engine, PostgresEngine
from search.engines.elasticsearch import indexes
from search.engines.elasticsearch.convergence import converge
from search.evaluation.collections import Collection
from search.evaluation.measures import ndcg, percentile, recall, reciprocal_rank
from search.index.building import drop, write_all
from search.models import APART, Passage, SearchIndex
from search.semantics.embedding import embed_waiting
from search.semantics.writing import cut
from search.service import search

ENGINES: Mapping[str, type[Engine]] = {
    engine.name: engine for engine in (PostgresEngine, ElasticsearchEngine)
}
SOURCE = "evaluation"
DEPTH = 50
NUMBER = re.compile(r"-\d+(?:-|$)")


@dataclass(frozen=True)
class Asked:
    """What one question gave."""

    probe: str
    ndcg: float
    mrr: float
    recall: float
    empty: bool
    milliseconds: float


@dataclass(frozen=True)
class Target:
    """Where the questions are asked: index, engine, and the collection's name of each entry."""

    index: SearchIndex
    answering: Engine
    ids: Mapping[int, str]
    by_meaning: bool


def evaluate(
    collection: Collection,
    locale: str,
    engine: str = PostgresEngine.name,
    *,
    by_meaning: bool = False,
) -> dict[str, Mapping[str, float]]:
    """Return the figures for each probe and for all questions together."""
    with documents_of(collection, locale) as (index, ids), copied(index, engine) as answering:
        if by_meaning:
            give_meaning(index.locale)
        asked = [
            ask(
                key,
                text,
                collection.relevant.get(key, {}),
                Target(index, answering, ids, by_meaning),
            )
            for key, text in collection.questions.items()
        ]
    probes = dict.fromkeys(each.probe for each in asked)
    figures = {probe: figures_of([e for e in asked if e.probe == probe]) for probe in probes}
    return {**figures, "overall": figures_of(asked)}


@contextmanager
def documents_of(
    collection: Collection, locale: str
) -> Iterator[tuple[SearchIndex, Mapping[int, str]]]:
    """Hold the documents in an index of a locale of their own, which no reader asks for."""
    apart = f"{locale}{APART}"
    remove(apart)
    try:
        index = SearchIndex.objects.create(locale=apart, version=VERSION, active=False)
        entries = Entry.objects.bulk_create(
            Entry(
                source=SOURCE,
                object_id=number,
                locale=apart,
                kind=SOURCE,
                title=title[:255],
                body=text,
                url="/",
            )
            for number, (title, text) in enumerate(collection.documents.values(), 1)
        )
        keys = [entry.pk for entry in entries]
        write_all(index, keys)
        tidy()
        yield index, dict(zip(keys, collection.documents, strict=True))
    finally:
        remove(apart)


def give_meaning(locale: str) -> None:
    """Have all documents of a locale embedded."""
    for entry in Entry.objects.filter(locale=locale):
        cut(entry)
    while Passage.objects.waiting().filter(locale=locale).exists():
        embed_waiting()


def remove(locale: str) -> None:
    """Remove what an evaluation has written, also one that was killed."""
    for index in SearchIndex.objects.filter(locale=locale):
        drop(index)
    Entry.objects.filter(locale=locale).delete()


def tidy() -> None:
    """Do what the database does by itself some time after so many changes."""
    if not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute(
                "VACUUM (ANALYZE) search_posting, search_term, search_document, catalogue_entry"
            )


@contextmanager
def copied(index: SearchIndex, engine: str) -> Iterator[Engine]:
    """Hold the documents also where an engine looks for them; nothing stays there."""
    answering = ENGINES[engine]()
    if not isinstance(answering, ElasticsearchEngine):
        yield answering
        return
    try:
        converge(index)
        yield answering
    finally:
        indexes.drop(index)


def ask(key: str, text: str, relevant: Mapping[str, int], target: Target) -> Asked:
    """Ask one question as a reader would."""
    index, answering = target.index, target.answering
    begun = time.perf_counter()
    apart: dict[str, Any] = {
        "index": index,
        "answering": answering,
        "by_meaning": target.by_meaning,
    }
    search(text, index.language, facets=["kind"], **apart)
    milliseconds = (time.perf_counter() - begun) * 1000
    deep = search(text, index.language, size=DEPTH, **apart)
    hits = [target.ids[hit.entry.pk] for hit in (*deep.hits, *deep.similar)]
    return Asked(
        probe=NUMBER.split(key)[0],
        ndcg=ndcg(hits, relevant),
        mrr=reciprocal_rank(hits, relevant),
        recall=recall(hits, relevant),
        empty=not hits,
        milliseconds=milliseconds,
    )


def figures_of(asked: list[Asked]) -> dict[str, float]:
    """Return the means, the share of empty pages, and how long answers took."""
    number = max(len(asked), 1)
    times = [each.milliseconds for each in asked]
    return {
        "questions": len(asked),
        "ndcg@10": round(sum(each.ndcg for each in asked) / number, 4),
        "mrr@10": round(sum(each.mrr for each in asked) / number, 4),
        "recall@50": round(sum(each.recall for each in asked) / number, 4),
        "empty": round(sum(each.empty for each in asked) / number, 4),
        "p50_ms": round(percentile(times, 0.5), 2),
        "p95_ms": round(percentile(times, 0.95), 2),
    }
