"""The cache of anonymous pages: first in the chain, purged by every public change (ADR 0012)."""

from __future__ import annotations

import gzip
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from content.models import PublicationMark

CACHE_CONTROL = "public, max-age=0, must-revalidate"
NEVER_CACHED = ("/admin/", "/account/", "/health/", "/static/", "/media/", "/documents/")
SECONDS_BETWEEN_READS = 1.0
LARGEST_QUERY = 300


@dataclass
class Generation:
    """The name of the public state, read from the database at most once a second."""

    name: str = ""
    read_at: float = 0.0

    def current(self) -> str:
        """Return the name; where the database does not answer, the last one known."""
        now = time.monotonic()
        if not self.name or now - self.read_at >= SECONDS_BETWEEN_READS:
            try:
                self.name = PublicationMark.generation()
            except DatabaseError:
                if not self.name:
                    raise
            self.read_at = now
        return self.name


class PageCacheMiddleware:
    """Keeps the answers to anonymous readers and gives each an ETag.

    An answer is kept if it is a 200 without cookie that depends on nothing but its address. A
    request with a session cookie passes by; so does everything below a private prefix.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.generation = Generation()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from memory where that is right."""
        if not may_be_cached(request):
            return self.get_response(request)
        packed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
        key = self._key(request, packed=packed)
        kept = caches["pages"].get(key)
        if kept is None:
            response = self.get_response(request)
            if not may_be_kept(response):
                return response
            kept = keep(response, packed=packed)
            caches["pages"].set(key, kept)
        content, headers = kept
        answer = HttpResponse(content, headers=headers)
        conditional = get_conditional_response(request, etag=headers["ETag"], response=answer)
        if conditional is None or conditional is answer:
            return answer
        for name in ("Cache-Control", "Vary"):
            conditional[name] = headers[name]
        return conditional

    def _key(self, request: HttpRequest, *, packed: bool) -> str:
        state = self.generation.current()
        address = f"{request.scheme}://{request.get_host()}{request.get_full_path()}"
        name = f"{state} {packed} {request.method} {address}"
        return hashlib.sha256(name.encode()).hexdigest()


def keep(response: HttpResponse, *, packed: bool) -> tuple[bytes, dict[str, str]]:
    """Return content and headers as they are kept, compressed for those who take that.

    Anonymous pages hold no secret, so that compressing them gives none away (BREACH).
    """
    content = gzip.compress(response.content, mtime=0) if packed else response.content
    headers = {**dict(response.items()), "Cache-Control": CACHE_CONTROL}
    headers["ETag"] = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers["Content-Length"] = str(len(content))
    vary = [part.strip() for part in headers.get("Vary", "").split(",") if part.strip()]
    headers["Vary"] = ", ".join(dict.fromkeys([*vary, "Accept-Encoding"]))
    if packed:
        headers["Content-Encoding"] = "gzip"
    return content, headers


def may_be_cached(request: HttpRequest) -> bool:
    """Say whether the answer may be shared: reading, anonymous, and no private address."""
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not request.path.startswith(NEVER_CACHED)
        and len(request.META.get("QUERY_STRING", "")) <= LARGEST_QUERY
    )


def may_be_kept(response: HttpResponse) -> bool:
    """Say whether an answer depends on nothing but its address."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Cache-Control")
        and "cookie" not in response.get("Vary", "").lower()
    )
