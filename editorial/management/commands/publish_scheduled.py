"""Wagtail's command that publishes what is due, without what is half translated."""

from __future__ import annotations

from typing import Any

from wagtail.management.commands import publish_scheduled

from editorial.actions import CancelUntranslatedSchedules


class Command(publish_scheduled.Command):
    """Publishes what is due; the schedule of a page that is half translated is cancelled before.

    The page would be refused when it is written, and what is due after it would wait for ever.
    """

    help = "Publish and take down what is due."

    def handle(self, *args: Any, **options: Any) -> None:
        if not options.get("dryrun"):
            CancelUntranslatedSchedules().execute()
        super().handle(*args, **options)
