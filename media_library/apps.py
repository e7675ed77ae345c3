"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class MediaLibraryConfig(AppConfig):
    """Images, documents and the text of documents."""

    name = "media_library"

    def ready(self) -> None:
        """Have the worker read documents: each new one, and by night what was missed."""
        from jobs.registry import DAY, clock, handlers
        from media_library.actions import RequestTexts
        from media_library.reading import SECONDS_A_ROUND, TOPIC
        from media_library.signal_handlers import texts_were_requested

        handlers.register(
            TOPIC,
            texts_were_requested,
            in_process=False,
            batch=1,
            seconds_a_round=SECONDS_A_ROUND,
        )
        clock.register("request_texts", lambda: RequestTexts().execute(), every=DAY)
