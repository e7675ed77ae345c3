"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig

# Other messages wait meanwhile, mail among them.
SECONDS_A_ROUND = 10.0


class SearchConfig(AppConfig):
    """Public search."""

    name = "search"

    def ready(self) -> None:
        """Listen to the catalogue, and have the worker keep the indexes up to date."""
        import search.signal_handlers
        from catalogue.words import word_search
        from jobs.registry import DAY, HOUR, MINUTE, clock, handlers
        from search import importing
        from search.actions.forget_queries import forget_queries
        from search.engines.elasticsearch import convergence, writing
        from search.index.building import maintain
        from search.semantics.embedding import embed_waiting
        from search.semantics.writing import TOPIC, catch_up, write_passages
        from search.service import found_by_words

        word_search.register(found_by_words)
        importing.join()
        clock.register("search indexes", maintain, every=MINUTE)
        handlers.register(TOPIC, write_passages, in_process=False)
        clock.register("passages that are missing", catch_up, every=HOUR)
        clock.register("vectors of passages", embed_waiting, every=1)
        clock.register("search server", convergence.maintain, every=MINUTE)
        handlers.register(
            writing.TOPIC,
            writing.write_changed,
            in_process=False,
            batch=500,
            seconds_a_round=SECONDS_A_ROUND,
        )
        clock.register("old search queries", forget_queries, every=DAY)
