"""What search asks of a model that turns texts into vectors, and where it gets one."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Protocol

import structlog
from django.conf import settings

from search.semantics.multilingual_e5 import MultilingualE5
from search.semantics.vectors import Vectors

logger = structlog.get_logger(__name__)


class Embedder(Protocol):
    """Turns texts into vectors of unit length: the closer in meaning, the larger their product.

    Vectors of another name or version cannot be compared. No text makes it raise.
    """

    name: str
    version: str
    dimension: int

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of texts that are to be found, one a row."""

    def query(self, text: str) -> Vectors:
        """Return the vector of what somebody looks for."""


class _Loader:
    """Loads the model once in a process, when it is first asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tried = False
        self._loaded: Embedder | None = None

    def load(self) -> Embedder | None:
        """Return the model; None where it cannot be had, which is logged once."""
        with self._lock:
            if not self._tried:
                self._tried = True
                try:
                    self._loaded = MultilingualE5()
                # Whatever the package raises: words answer without it.
                except Exception as failure:
                    logger.warning("no_semantic_search", reason=str(failure))
        return self._loaded


_loader = _Loader()


def embedder() -> Embedder | None:
    """Return the model of this process.

    None where SEMANTIC_SEARCH is off, the package is missing or the machine cannot run it.
    """
    return _loader.load() if settings.SEMANTIC_SEARCH else None


def model_of(model: Embedder) -> str:
    """Return what is stored with a vector: vectors of another model do not count."""
    return f"{model.name} {model.version}"
