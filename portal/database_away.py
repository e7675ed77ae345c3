"""Whether it is the database that is away: that passes, so readers are asked to come back."""

from __future__ import annotations

import sys
from collections.abc import MutableMapping
from typing import Any

from django.db import InterfaceError, OperationalError

RETRY_AFTER = 30
# Connection, resources, shutdown and start (PostgreSQL's classes 08, 53 and 57P); a connection that
# is refused or cut off has no code.
CODES = ("08", "53", "57P")


def is_database_away(error: object) -> bool:
    """Say whether an error only says that the database does not answer at the moment."""
    if isinstance(error, InterfaceError):
        return True
    if not isinstance(error, OperationalError):
        return False
    code = getattr(error.__cause__, "sqlstate", None)
    return code is None or code.startswith(CODES)


def shorten_lost_database(
    logger: Any, method_name: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Replace the traceback of each request without a database by one word: the place is known."""
    info = event.get("exc_info")
    info = sys.exc_info() if info is True else info
    error = info[1] if isinstance(info, tuple) else info
    if is_database_away(error):
        event["exc_info"] = None
        event["failure"] = "database away"
    return event
