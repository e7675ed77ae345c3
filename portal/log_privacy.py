"""Keeps what says something about a person out of every log line."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

PERSONAL_KEYS = ("ip", "user_agent", "user_id", "user", "email", "query", "query_string")


def drop_personal_data(
    logger: Any, method_name: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Remove personal keys, and cut the query (what people search) off every address."""
    for key in PERSONAL_KEYS:
        event.pop(key, None)
    for key, value in event.items():
        if key in ("request", "path", "url", "event") and isinstance(value, str):
            event[key] = value.partition("?")[0] if "?" in value else value
    return event
