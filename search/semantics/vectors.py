"""Vectors of unit length, and the form in which they are stored."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Vectors: TypeAlias = npt.NDArray[np.float32]

# Half the room of float32; cosines differ by less than a thousandth.
STORED = np.dtype("<f2")


def stored_form(vector: Vectors) -> bytes:
    """Return a vector as it is stored."""
    return vector.astype(STORED).tobytes()


def read_vectors(rows: list[bytes], dimension: int) -> Vectors:
    """Return stored vectors as the rows of a matrix."""
    flat = np.frombuffer(b"".join(rows), dtype=STORED)
    return flat.astype(np.float32).reshape(len(rows), dimension)
