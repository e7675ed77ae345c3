"""The registry by which a room above makes the pages of a new team's areas."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobs.actions.base import Asker

if TYPE_CHECKING:
    from wagtail.models import Page

    from taxonomy.multilingual import MultilingualText

# Areas lie right below the start pages.
AREA_DEPTH = 3


@dataclass(frozen=True)
class NewArea:
    """What the pages of an area begin with: address, titles by language, day of the next check."""

    slug: str
    titles: MultilingualText
    review_due: datetime.date | None


# Returns one published page per language, translations of each other.
AreaMaker = Callable[[NewArea, Asker], "Sequence[Page]"]


class AreaMakers:
    """Holds the maker of the room that has the pages of areas."""

    def __init__(self) -> None:
        self._make: AreaMaker | None = None

    def register(self, make: AreaMaker) -> None:
        """Join; the last one counts."""
        self._make = make

    def make(self, area: NewArea, user: Asker) -> Sequence[Page]:
        """Return the pages of a new area; none while no room has joined."""
        return self._make(area, user) if self._make else ()


area_makers = AreaMakers()
