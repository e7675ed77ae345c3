"""Whether the process lives, and whether it can serve."""

from __future__ import annotations

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from content.reading import reading


@reading()
@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """Answer 200 as long as the process runs."""
    return JsonResponse({"status": "live"})


@reading()
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 if the database answers and has all migrations, else 503."""
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return JsonResponse({"status": "not ready", "reason": "database"}, status=503)
    if pending:
        return JsonResponse({"status": "not ready", "reason": "migrations"}, status=503)
    return JsonResponse({"status": "ready"})
