"""The registry of related content: what other rooms offer to the readers of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content.models import BasePage


@dataclass(frozen=True)
class RelatedLink:
    """A thing that fits a page, with a line about it."""

    title: str
    text: str
    url: str


# page → what fits it, best first, in the language of the page.
Offer = Callable[["BasePage"], Iterable[RelatedLink]]


class RelatedContent:
    """The offers that rooms have registered, by what they are for: `learn`, `cases`."""

    def __init__(self) -> None:
        self._offers: dict[str, list[Offer]] = {}

    def register(self, purpose: str, offer: Offer) -> None:
        self._offers.setdefault(purpose, []).append(offer)

    def of(self, purpose: str, page: BasePage) -> list[RelatedLink]:
        """Return what all rooms offer for a page."""
        return [link for offer in self._offers.get(purpose, ()) for link in offer(page)]


related = RelatedContent()
