"""The vectors of a locale, kept in each process and brought up to date before a question."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import numpy as np
from django.conf import settings
from django.db.models import Count, Max

from search.models import Passage
from search.models.passages import PassageQuerySet
from search.semantics.nearness import NOTHING_NEAR, Ids, Nearness
from search.semantics.port import Embedder, embedder, model_of
from search.semantics.vectors import Vectors, read_vectors

State = tuple[int, int]


@dataclass(frozen=True)
class Matrix:
    """The vectors of all passages, one a row, in the order of their entries.

    `starts` says where the rows of each entry begin; `entries` has each entry once.
    """

    passages: Ids
    entries: Ids
    starts: Ids
    vectors: Vectors

    def nearness(self, question: Vectors) -> Nearness:
        """Return by entry how near its nearest passage is to a question."""
        if not len(self.passages):
            return NOTHING_NEAR
        best = np.maximum.reduceat(self.vectors @ question, self.starts)
        return Nearness(self.entries, best.astype(np.float64))


@dataclass
class _Kept:
    """What a process knows of a locale in one model."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    state: State | None = None
    matrix: Matrix | None = None


_kept: dict[tuple[str, str], _Kept] = {}


def cosines(text: str, locale: str) -> Nearness:
    """Return by entry how near its nearest passage is to a question, for a whole locale.

    Empty where there is no model, or no vector yet: then nothing is loaded either. What readers
    may see, and which filters they chose, is for the caller to apply.
    """
    rows = Passage.objects.filter(locale=locale)
    if not settings.SEMANTIC_SEARCH or not text or not rows.exclude(vector=None).exists():
        return NOTHING_NEAR
    model = embedder()
    if model is None:
        return NOTHING_NEAR
    return matrix_of(rows.of_model(model_of(model)), model, locale).nearness(model.query(text))


def matrix_of(rows: PassageQuerySet, model: Embedder, locale: str) -> Matrix:
    """Return the matrix of a locale as it is now; only what is new is read."""
    kept = _kept.setdefault((locale, model_of(model)), _Kept())
    with kept.lock:
        counted = rows.aggregate(number=Count("pk"), highest=Max("pk"))
        state = (counted["number"], counted["highest"] or 0)
        if kept.matrix is None or kept.state != state:
            kept.matrix = read_matrix(rows, model.dimension, kept.matrix)
            kept.state = state
        return kept.matrix


def read_matrix(rows: PassageQuerySet, dimension: int, known: Matrix | None) -> Matrix:
    """Return the matrix of rows, with the vectors that are known already."""
    found = list(rows.order_by("entry", "pk").values_list("pk", "entry"))
    passages = np.array([pk for pk, _entry in found], dtype=np.int64)
    owners = np.array([entry for _pk, entry in found], dtype=np.int64)
    vectors = np.zeros((len(found), dimension), dtype=np.float32)
    if known is not None:
        _common, old, new = np.intersect1d(known.passages, passages, return_indices=True)
        vectors[new] = known.vectors[old]
        missing = np.setdiff1d(passages, known.passages)
    else:
        missing = passages
    place_of = {pk: place for place, (pk, _entry) in enumerate(found)}
    fetched = rows.filter(pk__in=missing.tolist()).values_list("pk", "vector")
    stored = {place_of[pk]: bytes(vector) for pk, vector in fetched if vector}
    if stored:
        vectors[list(stored)] = read_vectors(list(stored.values()), dimension)
    entries, starts = np.unique(owners, return_index=True)
    return Matrix(passages, entries, starts.astype(np.int64), vectors)
