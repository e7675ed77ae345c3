"""What happens right after a commit, for tests that are rolled back and never commit."""

from __future__ import annotations

from django.core.signals import request_started
from django.db import connection
from django.dispatch import receiver

from catalogue.writing import TOPIC
from jobs.delivery import deliver
from jobs.models import OutboxMessage
from search.engines.elasticsearch import convergence, writing


class _Followed:
    """How many callbacks of the running test had been seen."""

    callbacks = 0


def follow_changes() -> None:
    """Write the entries of everything that the test has changed, to a search server as well."""
    deliver(OutboxMessage.objects.filter(topic=TOPIC))
    convergence.maintain()
    deliver(OutboxMessage.objects.filter(topic=writing.TOPIC))
    _Followed.callbacks = len(connection.run_on_commit)


def begin_to_follow() -> None:
    """Forget what an earlier test has left."""
    _Followed.callbacks = 0


@receiver(request_started)
def follow_before_a_request(**kwargs: object) -> None:
    """Follow changes before a page is asked for; that counts among no captured statements."""
    if len(connection.run_on_commit) == _Followed.callbacks or connection.needs_rollback:
        return
    capturing, connection.force_debug_cursor = connection.force_debug_cursor, False
    try:
        follow_changes()
    finally:
        connection.force_debug_cursor = capturing
