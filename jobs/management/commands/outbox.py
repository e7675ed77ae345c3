"""`manage.py outbox status|retry`: what waits, and trying it again."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import Count, Min, Q

from jobs.actions import RetryMessages
from jobs.models import OutboxMessage
from jobs.models.outbox import OutboxQuerySet
from jobs.registry import handlers

LINE = "{:<24}{:>9}{:>9}{:>10}{:>11}  {}"


class Command(BaseCommand):
    """Shows the outbox by topic, or makes what failed due at once."""

    help = "Show what waits in the outbox, was given up or delivered; or try what failed again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the subcommand and a topic."""
        parser.add_argument("what", choices=["status", "retry"])
        parser.add_argument("--topic", help="Only messages of this topic.")

    def handle(self, *args: Any, what: str, topic: str | None, **options: Any) -> None:
        messages = OutboxMessage.objects.all()
        if topic:
            messages = messages.filter(topic=topic)
        if what == "retry":
            number = RetryMessages(messages.filter(attempts__gt=0)).execute()
            self.stdout.write(f"{number} messages are tried again by the worker")
        else:
            self.show(messages, topic)

    def show(self, messages: OutboxQuerySet, only: str | None) -> None:
        """Write a line for each topic."""
        rows = (
            messages.order_by()
            .values("topic")
            .annotate(
                waiting=Count("pk", filter=Q(delivered=None, given_up=None)),
                failing=Count("pk", filter=Q(delivered=None, given_up=None, attempts__gt=0)),
                stuck=Count("pk", filter=Q(delivered=None, given_up__isnull=False)),
                done=Count("pk", filter=Q(delivered__isnull=False)),
                oldest=Min("created", filter=Q(delivered=None)),
            )
        )
        counts = {row["topic"]: row for row in rows}
        known = {topic.name for topic in handlers if only in (None, topic.name)}
        head = ("topic", "waiting", "failing", "given up", "delivered", "oldest undelivered")
        self.stdout.write(LINE.format(*head))
        for name in sorted(known | set(counts)):
            row = counts.get(name, {})
            numbers = [row.get(key, 0) for key in ("waiting", "failing", "stuck", "done")]
            oldest = row.get("oldest")
            since = oldest.isoformat(timespec="seconds") if oldest else "-"
            self.stdout.write(LINE.format(name, *numbers, since))
