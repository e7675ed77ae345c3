"""The cache of anonymous pages: first in the chain, purged by every public change (ADR 0012)."""

from __future__ import annotations

import copy
import gzip
import hashlib
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from threading import Lock

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from content.models import PublicationMark
from content.reading import query_of, tell_parameters, told_parameters

CACHE_CONTROL = "public, max-age=0, must-revalidate"
NEVER_CACHED = ("/admin/", "/account/", "/health/", "/static/", "/media/", "/documents/")
SECONDS_BETWEEN_READS = 1.0
LARGEST_QUERY = 300
MOST_PAGES = 2000
MOST_BYTES = 64 * 1024 * 1024
DEPENDS_ON_READER = re.compile(r"cookie|accept-language|\*", re.IGNORECASE)
TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")

Key = tuple[bool, str, str, str, str]


@dataclass
class PageMemory:
    """The answers of one process in the present public state, the least used dropped first."""

    generation: str = ""
    read_at: float = 0.0
    pages: OrderedDict[Key, HttpResponse] = field(default_factory=OrderedDict)
    # By path: the parameters that its answer depends on.
    parameters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    size: int = 0
    lock: Lock = field(default_factory=Lock)
    asking: Lock = field(default_factory=Lock)

    def get(self, request: HttpRequest) -> HttpResponse | None:
        """Return an answer; none after a public change, of which this hears once a second."""
        self._forget_what_is_old()
        with self.lock:
            names = self.parameters.get(request.path_info)
            key = key_of(request, names) if names is not None else None
            if key is None or key not in self.pages:
                return None
            self.pages.move_to_end(key)
            return self.pages[key]

    def put(self, request: HttpRequest, response: HttpResponse, generation: str) -> None:
        """Keep an answer that was made in a generation, unless a newer one has begun since."""
        names = told_parameters(response) or ()
        with self.lock:
            if generation != self.generation or not (key := key_of(request, names)):
                return
            if len(self.parameters) > MOST_PAGES:
                self.parameters.clear()
            self.parameters[request.path_info] = names
            replaced = self.pages.pop(key, None)
            self.pages[key] = response
            self.size += len(response.content) - (len(replaced.content) if replaced else 0)
            while len(self.pages) > MOST_PAGES or self.size > MOST_BYTES:
                _key, dropped = self.pages.popitem(last=False)
                self.size -= len(dropped.content)

    def clear(self) -> None:
        """Forget all answers, and ask for the generation at the next request."""
        with self.lock:
            self._drop_all()
            self.read_at = 0.0

    def _drop_all(self) -> None:
        self.pages.clear()
        self.parameters.clear()
        self.size = 0

    def _forget_what_is_old(self) -> None:
        """Ask for the generation; one thread at a time, so that a slow answer holds up one only."""
        now = time.monotonic()
        if self.read_at and now - self.read_at < SECONDS_BETWEEN_READS:
            return
        if not self.asking.acquire(blocking=False):
            return
        try:
            generation = PublicationMark.generation()
        except Error:
            # Readers go on with what is in memory while the database is away.
            generation, now = self.generation, time.monotonic()
        finally:
            self.asking.release()
        with self.lock:
            self.read_at = now
            if generation != self.generation:
                self._drop_all()
                self.generation = generation


page_memory = PageMemory()


class PageCacheMiddleware:
    """Keeps the answers to anonymous readers and gives each an ETag.

    An answer is kept if it is a 200 without cookie that depends on nothing but its path and the
    parameters that its view knows (`content.reading`); others take no place. A request with a
    session cookie passes by; so does everything below a private prefix.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from memory where that is right."""
        if not may_be_cached(request):
            return self.get_response(request)
        kept = page_memory.get(request)
        if kept is None:
            generation = page_memory.generation
            response = self.get_response(request)
            if not may_be_kept(response):
                return response
            kept = kept_response(response, packed=takes_gzip(request))
            page_memory.put(request, kept, generation)
        answer = copy.copy(kept)
        if "HTTP_IF_NONE_MATCH" not in request.META:
            return answer
        conditional = get_conditional_response(request, etag=kept["ETag"], response=answer)
        if conditional is None or conditional is answer:
            return answer
        for name in ("Cache-Control", "Vary"):
            conditional[name] = kept[name]
        return conditional


def may_be_cached(request: HttpRequest) -> bool:
    """Say whether the answer may be shared: reading, anonymous, and no private address."""
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.META.get("HTTP_COOKIE", "")
        and not request.path_info.startswith(NEVER_CACHED)
    )


def takes_gzip(request: HttpRequest) -> bool:
    """Say whether the reader takes compressed answers."""
    return bool(TAKES_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")))


def key_of(request: HttpRequest, names: Collection[str]) -> Key | None:
    """Return under what an answer is kept; None where what it depends on is too long.

    The host is the one that was sent: an answer is kept only after Django has accepted it.
    """
    query = query_of(request.GET, sorted(names))
    if len(query) > LARGEST_QUERY:
        return None
    address = f"{request.path_info}?{query}" if query else request.path_info
    host = request.META.get("HTTP_HOST", "")
    return (takes_gzip(request), request.method or "", request.scheme or "", host, address)


def may_be_kept(response: HttpResponse) -> bool:
    """Say whether an answer depends on nothing but its address, and says on what of it."""
    return (
        response.status_code == 200
        and told_parameters(response) is not None
        and not response.streaming
        and not response.cookies
        and not response.has_header("Cache-Control")
        and not DEPENDS_ON_READER.search(response.get("Vary", ""))
    )


def kept_response(response: HttpResponse, *, packed: bool) -> HttpResponse:
    """Return an answer as it is kept, compressed for those who take that.

    Anonymous pages hold no secret, so that compressing them gives none away (BREACH).
    """
    content = gzip.compress(response.content, mtime=0) if packed else response.content
    vary = [part.strip() for part in response.get("Vary", "").split(",") if part.strip()]
    kept = HttpResponse(content, headers=dict(response.items()))
    tell_parameters(kept, told_parameters(response) or ())
    kept["Cache-Control"] = CACHE_CONTROL
    kept["ETag"] = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    kept["Content-Length"] = str(len(content))
    kept["Vary"] = ", ".join(dict.fromkeys([*vary, "Accept-Encoding"]))
    if packed:
        kept["Content-Encoding"] = "gzip"
    return kept
