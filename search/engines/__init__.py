"""What answers a search."""

from __future__ import annotations

from search.engines.base import Engine, EngineAnswer, Scored, SearchRequest
from search.engines.postgres import PostgresEngine

__all__ = ["Engine", "EngineAnswer", "PostgresEngine", "Scored", "SearchRequest"]
