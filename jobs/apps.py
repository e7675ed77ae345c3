"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Work that waits: messages with retries, jobs by the clock, the worker's loop."""

    name = "jobs"

    def ready(self) -> None:
        """Enter the handler of mail, and the clock jobs of the room."""
        from jobs import mail
        from jobs.actions import ExpireMail, PruneMessages, PruneTaskResults
        from jobs.registry import DAY, HOUR, clock, handlers

        # One by one, so that what was sent is noted before the next one can fail.
        handlers.register(mail.TOPIC, mail.send, in_process=False, batch=1)
        clock.register("expire_mail", lambda: ExpireMail().execute(), every=HOUR)

        clock.register("prune_messages", lambda: PruneMessages().execute(), every=DAY)
        clock.register("prune_task_results", lambda: PruneTaskResults().execute(), every=DAY)
