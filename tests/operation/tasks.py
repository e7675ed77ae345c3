"""Tasks that tests give to a real worker."""

from __future__ import annotations

from django.db import connection
from django_tasks import task


@task()
def wait_for_lock(number: int) -> None:
    """Last as long as somebody else holds an advisory lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [number])
        cursor.execute("SELECT pg_advisory_unlock(%s)", [number])
