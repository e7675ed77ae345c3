"""How near the entries of a locale are to a question, in arrays: there may be tens of thousands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Ids: TypeAlias = npt.NDArray[np.int64]
Cosines: TypeAlias = npt.NDArray[np.float64]


class Nearness(Mapping[int, float]):
    """The cosine of the nearest passage of each entry; ids ascend, and each stands there once."""

    def __init__(self, entries: Ids, cosines: Cosines) -> None:
        self.entries = entries
        self.cosines = cosines

    @classmethod
    def of(cls, cosines: Mapping[int, float]) -> Nearness:
        """Return what a mapping says."""
        ids = sorted(cosines)
        values = [cosines[entry] for entry in ids]
        return cls(np.array(ids, dtype=np.int64), np.array(values, dtype=np.float64))

    def __getitem__(self, entry: int) -> float:
        """Return the cosine of an entry; KeyError where it has no vector."""
        place = int(np.searchsorted(self.entries, entry))
        if place == len(self.entries) or self.entries[place] != entry:
            raise KeyError(entry)
        return float(self.cosines[place])

    def __iter__(self) -> Iterator[int]:
        """Yield the ids of the entries."""
        return iter(self.entries.tolist())

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.entries)

    @cached_property
    def spread(self) -> tuple[float, float, float]:
        """Mean, standard deviation and largest of all cosines."""
        if not len(self):
            return 0.0, 0.0, 0.0
        smallest, largest = float(self.cosines.min()), float(self.cosines.max())
        # Of equal values the mean may differ from each by a rounding.
        spread = float(self.cosines.std()) if smallest < largest else 0.0
        return float(self.cosines.mean()), spread, largest

    def nearest(self, least: float) -> list[int]:
        """Return the entries that are at least so near, the nearest first, then the first made."""
        (places,) = np.nonzero(self.cosines >= least)
        order = np.argsort(-self.cosines[places], kind="stable")
        return [int(entry) for entry in self.entries[places[order]]]


NOTHING_NEAR = Nearness.of({})
