"""Whether the process lives, and whether it can serve."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from threading import Lock

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from content.reading import reading

SECONDS_AN_ANSWER_HOLDS = 2.0


@dataclass
class Readiness:
    """What was found last: anybody may ask, so that the question must cost next to nothing.

    The migrations of a process are its code, and are asked for until all are there; after that only
    whether the database answers.
    """

    reason: str = ""
    asked_at: float = 0.0
    has_all_tables: bool = False
    asking: Lock = field(default_factory=Lock)

    def look(self) -> str:
        """Return why the portal cannot serve, empty if it can; one thread at a time asks."""
        with self.asking:
            if not self.asked_at or time.monotonic() - self.asked_at >= SECONDS_AN_ANSWER_HOLDS:
                self.reason = self._ask()
                self.asked_at = time.monotonic()
            return self.reason

    def _ask(self) -> str:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            if not self.has_all_tables:
                executor = MigrationExecutor(connection)
                pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
                self.has_all_tables = not pending
        except Error:
            return "database"
        return "" if self.has_all_tables else "migrations"


readiness = Readiness()


@reading()
@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """Answer 200 as long as the process runs."""
    return JsonResponse({"status": "live"})


@reading()
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 if the database answers and has all migrations, else 503."""
    reason = readiness.look()
    if reason:
        return JsonResponse({"status": "not ready", "reason": reason}, status=503)
    return JsonResponse({"status": "ready"})
