"""The engine that asks the server."""

from __future__ import annotations

from dataclasses import replace

from search.engines.base import EngineAnswer, SearchRequest
from search.engines.elasticsearch.client import SECONDS_FOR_READERS, client, within
from search.engines.elasticsearch.mapping import alias_of
from search.engines.elasticsearch.query import answer_of, body_of


class ElasticsearchEngine:
    """Finds what PostgreSQL finds, in the same order; raises one of `client.FAILURES`."""

    name = "elasticsearch"

    def search(self, request: SearchRequest) -> EngineAnswer:
        """Return the wanted hits with totals and the counts of the facets."""
        if not request.question.terms:
            return EngineAnswer(engine=self.name)
        body = body_of(request)
        # Statistics of the whole index, not of a shard, so that the lists are those of PostgreSQL.
        response = within(
            SECONDS_FOR_READERS,
            lambda: client(SECONDS_FOR_READERS).search(
                index=alias_of(request.index), search_type="dfs_query_then_fetch", body=body
            ),
        )
        return replace(answer_of(request, response.body), engine=self.name)
