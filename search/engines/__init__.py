"""What answers a search: PostgreSQL; others with the same interface may follow."""

from __future__ import annotations

from search.engines.base import Engine, SearchRequest
from search.engines.postgres import PostgresEngine

__all__ = ["Engine", "PostgresEngine", "SearchRequest"]
