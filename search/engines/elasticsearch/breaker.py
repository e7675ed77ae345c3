"""Keeps a process from asking a server that does not answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

SECONDS_OPEN = 10.0


class CircuitBreaker:
    """Open after a failure; once its time is over, one question tries whether it can close."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._open_until = 0.0
        self._is_open = False

    def allows(self) -> bool:
        """Say whether the server may be asked; after that the answer is noted, good or bad."""
        with self._lock:
            if not self._is_open:
                return True
            if self._clock() < self._open_until:
                return False
            self._open_until = self._clock() + SECONDS_OPEN
            return True

    def note_failure(self) -> None:
        """Open it."""
        with self._lock:
            self._is_open = True
            self._open_until = self._clock() + SECONDS_OPEN

    def note_success(self) -> None:
        """Close it."""
        with self._lock:
            self._is_open = False


breaker = CircuitBreaker()
