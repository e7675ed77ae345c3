"""The cache in the database, asked only once per request for what Wagtail asks again and again.

Wagtail asks its cache where the start pages lie with each address of a page (wagtail #2916), and
for the names of the languages with each label: a statement or two per row in lists of the admin.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.core.cache.backends import db
from django.http import HttpRequest, HttpResponse
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY

Memory = dict[tuple[str, int | None], Any]

ASKED_OFTEN = (SITE_ROOT_PATHS_CACHE_KEY, "wagtail_locales_display_name")
request_memory: ContextVar[Memory | None] = ContextVar("request_memory", default=None)


class DatabaseCache(db.DatabaseCache):
    """Django's cache, with what is asked often in memory for the time of a request."""

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Return a value, from the memory of the request where that is kept."""
        memory = request_memory.get()
        if memory is None or key not in ASKED_OFTEN:
            return super().get(key, default, version)
        if (key, version) not in memory:
            memory[key, version] = super().get(key, None, version)
        value = memory[key, version]
        return default if value is None else value

    def set(self, key: str, *args: Any, **kwargs: Any) -> None:
        """Write a value, and forget the one of before."""
        forget(key)
        super().set(key, *args, **kwargs)

    def delete(self, key: str, version: int | None = None) -> bool:
        """Delete a value, and forget it."""
        forget(key)
        return super().delete(key, version)


def forget(key: str) -> None:
    """Ask the database again the next time."""
    memory = request_memory.get()
    if memory and key in ASKED_OFTEN:
        memory.clear()


class RequestMemoryMiddleware:
    """Gives each request a memory of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with an empty memory at the beginning."""
        token = request_memory.set({})
        try:
            return self.get_response(request)
        finally:
            request_memory.reset(token)
