"""The same lists from Elasticsearch: PostgreSQL's terms in one field, the same formula."""

from __future__ import annotations

from search.engines.elasticsearch.engine import ElasticsearchEngine

__all__ = ["ElasticsearchEngine"]
