"""What answers a search."""

from __future__ import annotations

from search.engines.base import Engine, EngineAnswer, Scored, SearchRequest
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.fallback import FallbackEngine
from search.engines.postgres import PostgresEngine

__all__ = [
    "ElasticsearchEngine",
    "Engine",
    "EngineAnswer",
    "FallbackEngine",
    "PostgresEngine",
    "Scored",
    "SearchRequest",
]
