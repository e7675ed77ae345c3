"""A request in the server's language, and its answer in ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
from django.utils import timezone

from catalogue.facets import token
from search.engines.base import NEWEST, RELEVANCE, EngineAnswer, Scored, SearchRequest
from search.engines.elasticsearch.client import UnusableAnswerError

MOST_VALUES = 10_000
UNFILTERED = "unfiltered"
ORDERS: Mapping[str, list[Any]] = {
    RELEVANCE: [{"_score": "desc"}, {"id": "asc"}],
    NEWEST: [{"changed": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
}
RESERVED = re.compile(r"[^\w:-]")


def body_of(request: SearchRequest) -> dict[str, Any]:
    """Return hits, totals and facets of a question as one request."""
    chosen = {
        name: {"terms": {"facets": [token(name, value) for value in values]}}
        for name, values in request.chosen.items()
        if values
    }
    body: dict[str, Any] = {
        "query": query_of(request),
        "sort": ORDERS[request.order],
        "track_scores": True,
        "track_total_hits": True,
        "from": request.first,
        "size": request.size,
        "_source": False,
        "aggs": {UNFILTERED: {"filter": {"match_all": {}}}},
    }
    for name in request.facets:
        others = [each for other, each in chosen.items() if other != name]
        values = {
            "field": "facets",
            "size": MOST_VALUES,
            "include": RESERVED.sub(r"\\\g<0>", token(name, "")) + ".*",
        }
        body["aggs"][f"facet:{name}"] = {
            "filter": {"bool": {"filter": others}} if others else {"match_all": {}},
            "aggs": {"values": {"terms": values}},
        }
    if chosen:
        body["post_filter"] = {"bool": {"filter": list(chosen.values())}}
    return body


def query_of(request: SearchRequest) -> dict[str, Any]:
    """Return what is looked for, each find weighed by its prior; what has expired is left out."""
    question = request.question
    now = int(timezone.now().timestamp() * 1_000_000)
    words = {
        "should": [
            {"term": {"terms": {"value": term, "boost": weight}}}
            for term, weight in question.terms.items()
        ],
        "minimum_should_match": 1,
        "filter": [{"term": {"terms": term}} for term in question.required],
        "must_not": [
            {"range": {"expires": {"lte": now}}},
            *({"term": {"terms": term}} for term in question.excluded),
        ],
    }
    return {
        "function_score": {
            "query": {"bool": words},
            "field_value_factor": {"field": "prior"},
            "boost_mode": "multiply",
        }
    }


def answer_of(request: SearchRequest, response: Any) -> EngineAnswer:
    """Return what the server found; UnusableAnswerError where it says something else.

    A score is written in as few digits as tell it from its neighbours; PostgreSQL writes it whole.
    """
    try:
        aggregations = response["aggregations"]
        counts = {
            bucket["key"]: bucket["doc_count"]
            for name in request.facets
            for bucket in aggregations[f"facet:{name}"]["values"]["buckets"]
        }
        hits = response["hits"]
        return EngineAnswer(
            hits=[
                Scored(int(hit["_id"]), float(np.float32(hit["_score"]))) for hit in hits["hits"]
            ],
            total=hits["total"]["value"],
            unfiltered=aggregations[UNFILTERED]["doc_count"],
            counts=counts,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UnusableAnswerError from error
