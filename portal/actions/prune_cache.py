"""Deletes what has expired in the cache table."""

from __future__ import annotations

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.db import connection
from django.utils import timezone
from psycopg import sql

from jobs.actions.base import Action


class PruneCache(Action[int]):
    """Deletes expired entries; Django does so only when the table is full.

    Rate limits hold network addresses of readers, and each entry makes the next write slower.
    """

    action_name = "portal.prune_cache"

    def perform(self) -> int:
        """Delete, and return how many there were; a cache that is no table prunes itself."""
        if not isinstance(caches["default"], DatabaseCache):
            self.changed = False
            return 0
        table = sql.Identifier(str(settings.CACHES["default"]["LOCATION"]))
        statement = sql.SQL("DELETE FROM {} WHERE expires < %s").format(table)
        with connection.cursor() as cursor:
            cursor.execute(statement, [timezone.now()])
            self.changed = cursor.rowcount > 0
            return int(cursor.rowcount)
