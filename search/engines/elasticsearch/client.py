"""The connection to the server, and what counts as its failure."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from elastic_transport import TransportError
from elastic_transport.client_utils import DEFAULT
from elasticsearch import ApiError, Elasticsearch

# What a reader waits at most, from the first byte of the request to the last one of the answer.
SECONDS_FOR_READERS = 0.8
SECONDS_FOR_WRITERS = 5.0
# Questions that still hang after their time; beyond so many the server is not asked.
MOST_HANGING = 16


class UnusableAnswerError(Exception):
    """The server answered something that is no answer to what was asked."""


# There is no common base; a `TimeoutError` comes from `within`.
FAILURES = (TransportError, ApiError, UnusableAnswerError, TimeoutError)
TOO_MANY_REQUESTS = 429
FORBIDDEN = 403
SERVER_ERROR = 500

T = TypeVar("T")

_clients: dict[tuple[int, str, float], Elasticsearch] = {}
_hanging = threading.BoundedSemaphore(MOST_HANGING)


def is_configured() -> bool:
    """Say whether the portal has a server."""
    return bool(settings.ELASTICSEARCH_URL)


def client(seconds: float = SECONDS_FOR_WRITERS) -> Elasticsearch:
    """Return the client of this process; each socket operation fails after so many seconds."""
    key = (os.getpid(), settings.ELASTICSEARCH_URL, seconds)
    if key not in _clients:
        _clients[key] = Elasticsearch(
            [url.strip() for url in settings.ELASTICSEARCH_URL.split(",") if url.strip()],
            request_timeout=seconds,
            max_retries=0,
            retry_on_timeout=False,
            ca_certs=settings.ELASTICSEARCH_CA_FILE or DEFAULT,
        )
    return _clients[key]


def within(seconds: float, ask: Callable[[], T]) -> T:
    """Return what a function returns, or raise TimeoutError when the time is over.

    The client's own timeout begins anew with each byte, and does not count the look-up of a name.
    A question that hangs goes on in a thread that does not hold up the end of the process.
    """
    if not _hanging.acquire(blocking=False):
        raise TimeoutError
    answers: list[T] = []
    failures: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(ask())
        except BaseException as failure:
            failures.append(failure)
        finally:
            _hanging.release()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if failures:
        raise failures[0]
    if not answers:
        raise TimeoutError
    return answers[0]


def is_passing(status: int) -> bool:
    """Say whether what was refused with a status may be taken later: blocks, load, faults."""
    return status in (FORBIDDEN, TOO_MANY_REQUESTS) or status >= SERVER_ERROR
