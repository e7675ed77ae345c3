"""BM25 in PostgreSQL: hits, totals and facets in one statement, without any extension."""

from __future__ import annotations

import json
from typing import Any

from django.db import connection

from catalogue.facets import token
from search.engines.base import NEWEST, RELEVANCE, EngineAnswer, Scored, SearchRequest
from search.engines.statements import DEMANDED, SEARCH

# BM25 in half units; see search/analysis/analyser.py.
K1 = 2.4
B = 0.75
ORDERS = {
    RELEVANCE: "score DESC, id",
    NEWEST: "changed_at DESC NULLS LAST, id",
}


class PostgresEngine:
    """Finds entries that have any of the terms, best first; runs where PostgreSQL runs."""

    name = "postgres"

    def search(self, request: SearchRequest) -> EngineAnswer:
        """Return the wanted hits with totals and the counts of the facets."""
        question = request.question
        if not question.terms:
            return EngineAnswer(engine=self.name)
        chosen = [
            {"name": name, "values": [token(name, value) for value in values]}
            for name, values in request.chosen.items()
            if values
        ]
        parameters: dict[str, Any] = {
            "index": request.index.pk,
            "terms": list(question.terms),
            "weights": list(question.terms.values()),
            "required": list(question.required),
            "excluded": list(question.excluded),
            "filtered": bool(chosen),
            "chosen": json.dumps(chosen),
            "facets": list(request.facets),
            "first": request.first,
            "size": request.size,
            "k1": K1,
            "b": B,
        }
        demanded = DEMANDED if question.required or question.excluded else ""
        statement = SEARCH.replace("{order}", ORDERS[request.order])
        with connection.cursor() as cursor:
            cursor.execute(statement.replace("{demanded}", demanded), parameters)
            [[found]] = cursor.fetchall()
        answer = json.loads(found)
        return EngineAnswer(
            hits=[Scored(entry, score) for entry, score in answer["hits"]],
            total=answer["total"],
            unfiltered=answer["unfiltered"],
            counts=answer["counts"],
            engine=self.name,
        )
