"""Lets PostgreSQL answer whenever the server cannot, or must not, because it is behind."""

from __future__ import annotations

from dataclasses import replace

import structlog
from django.db.models import Q

from catalogue.models import Entry
from catalogue.writing import TOPIC as CATALOGUE
from jobs.models import OutboxMessage
from search.engines.base import Engine, EngineAnswer, SearchRequest
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch.breaker import CircuitBreaker, breaker
from search.engines.elasticsearch.client import FAILURES
from search.engines.elasticsearch.writing import TOPIC
from search.engines.postgres import PostgresEngine

# What was closed or removed may be among what waits: nothing of it may be counted.
BEHIND = Q(topic=TOPIC, delivered=None) | Q(topic=CATALOGUE, delivered=None, given_up=None)

logger = structlog.get_logger(__name__)


class FallbackEngine:
    """Asks the server, and PostgreSQL where that fails, hangs or is behind.

    No failure of the server reaches a reader. What PostgreSQL answers is `degraded`, and the same
    list.
    """

    name = ElasticsearchEngine.name

    def __init__(
        self,
        first: Engine | None = None,
        second: Engine | None = None,
        circuit: CircuitBreaker = breaker,
    ) -> None:
        self.first = first or ElasticsearchEngine()
        self.second = second or PostgresEngine()
        self.circuit = circuit

    def search(self, request: SearchRequest) -> EngineAnswer:
        """Return the wanted hits with totals and the counts of the facets."""
        if not request.question.terms:
            return self.first.search(request)
        behind = request.index.checked_at is None or is_behind()
        answer = None if behind else self.ask(request)
        if answer is not None and all_readable(answer):
            return answer
        return replace(self.second.search(request), degraded=True)

    def ask(self, request: SearchRequest) -> EngineAnswer | None:
        """Return what the server answers; None if it is not asked, or has no answer."""
        if not self.circuit.allows():
            return None
        try:
            answer = self.first.search(request)
        except FAILURES as failure:
            self.circuit.note_failure()
            logger.warning("search_server_away", failure=type(failure).__name__)
            return None
        self.circuit.note_success()
        return answer


def is_behind() -> bool:
    """Say whether something has changed that the server may not know."""
    return OutboxMessage.objects.filter(BEHIND).exists()


def all_readable(answer: EngineAnswer) -> bool:
    """Say whether everybody may see all hits; the server cannot know what changed unnoticed."""
    keys = [hit.entry_id for hit in answer.hits]
    return not keys or Entry.objects.readable().filter(pk__in=keys).count() == len(keys)
