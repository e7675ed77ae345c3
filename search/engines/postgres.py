"""BM25 in PostgreSQL: one statement weighs the terms, another finds; without any extension."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from catalogue.facets import token
from search.engines.base import NEWEST, RELEVANCE, EngineAnswer, Scored, SearchRequest
from search.engines.statements import WEIGH, searching

# BM25 in half units; see search/analysis/analyser.py.
K1 = 2.4
B = 0.75
ORDERS = {
    RELEVANCE: "score DESC, id",
    NEWEST: "changed_at DESC NULLS LAST, id",
}


# Reading all documents at once takes as long as one in so many of them by their keys (measured).
READ_AT_ONCE = 8


@dataclass(frozen=True)
class Weighed:
    """The terms of a question that an index has: their ids, postings in all, weights,
    and how long the documents of the index are and how many."""

    terms: list[int]
    postings: int
    weights: list[float]
    average: float
    documents: int

    @property
    def many(self) -> bool:
        """Whether there are so many postings that all documents are better read at once."""
        return self.postings * READ_AT_ONCE > self.documents


class PostgresEngine:
    """Finds entries that have any of the terms, best first; runs where PostgreSQL runs."""

    name = "postgres"

    def search(self, request: SearchRequest) -> EngineAnswer:
        """Return the wanted hits with totals and the counts of the facets."""
        weighed = weigh(request) if request.question.terms else None
        if weighed is None:
            return EngineAnswer(engine=self.name)
        chosen = {name: values for name, values in request.chosen.items() if values}
        statement = searching(
            many=weighed.many,
            filters=len(chosen),
            demanded=bool(request.question.required),
            excluded=bool(request.question.excluded),
            order=ORDERS[request.order],
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters_of(request, weighed, chosen))
            [[found]] = cursor.fetchall()
        answer = json.loads(found)
        return EngineAnswer(
            hits=[Scored(entry, score) for entry, score in answer["hits"]],
            total=answer["total"],
            unfiltered=answer["unfiltered"],
            counts=answer["counts"],
            engine=self.name,
        )


def parameters_of(
    request: SearchRequest, weighed: Weighed, chosen: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """Return what the statement of a search asks for."""
    parameters: dict[str, Any] = {
        "index": request.index.pk,
        "terms": weighed.terms,
        "weights": weighed.weights,
        "average": weighed.average,
        "required": list(request.question.required),
        "excluded": list(request.question.excluded),
        "facets": list(request.facets),
        "first": request.first,
        "size": request.size,
        "k1": K1,
        "b": B,
    }
    for number, (name, values) in enumerate(chosen.items()):
        parameters[f"name_{number}"] = name
        parameters[f"values_{number}"] = [token(name, value) for value in values]
    return parameters


def weigh(request: SearchRequest) -> Weighed | None:
    """Return the terms that the index has, None where it has none, or lacks a required one."""
    terms = request.question.terms
    parameters: dict[str, Any] = {
        "index": request.index.pk,
        "terms": list(terms),
        "weights": list(terms.values()),
        "k1": K1,
    }
    with connection.cursor() as cursor:
        cursor.execute(WEIGH, parameters)
        rows = cursor.fetchall()
    demanded = terms.keys() & set(request.question.required)
    if not rows or demanded - {row[0] for row in rows}:
        return None
    _texts, ids, entries, weights, averages, documents = zip(*rows, strict=True)
    return Weighed(list(ids), sum(entries), list(weights), averages[0], documents[0])
