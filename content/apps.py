"""The Django app of this room."""

from __future__ import annotations

from functools import partial

from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"

    def ready(self) -> None:
        """Register what listens to signals, and what is published by the clock."""
        from django.core.management import call_command

        from content import signal_handlers, source_register
        from jobs.registry import MINUTE, clock, handlers

        clock.register(
            "publish_scheduled", partial(call_command, "publish_scheduled"), every=MINUTE
        )
        handlers.register(source_register.TOPIC, source_register.follow_messages, in_process=False)
