"""The parameters of components that take many, made where the data is known."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Text = str | Promise

LEARN_LABEL = _("Learn about this")
LEARN_BUTTON = _("Open lesson")
SEARCH_LABEL = _("What are you looking for?")
SEARCH_BUTTON = pgettext_lazy("button", "Search")


class SourceDates(Protocol):
    """What is said about the age of the sources of a page."""

    def __len__(self) -> int: ...

    @property
    def years(self) -> Sequence[str]:
        """The first and the last year that sources are of."""

    @property
    def has_undated(self) -> bool:
        """Whether a source has no date."""

    @property
    def days_of_reading(self) -> Sequence[datetime.date]:
        """The first and the last day on which sources were read."""


@dataclass(frozen=True)
class StatusLine:
    """How old content is, whether somebody checked it, when the next check is, who is responsible.

    `read_on` is the day of reading where the sources are not given; `changed_on` is shown where
    there are no sources. `municipality` says that the check is one with the municipality.
    """

    sources: SourceDates | None = None
    read_on: datetime.date | None = None
    changed_on: datetime.date | None = None
    checked_on: datetime.date | None = None
    municipality: bool = False
    review_due: datetime.date | None = None
    team: str = ""
    team_url: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class RelatedBox:
    """One thing to go on with, in a box with a button; `language` is that of title and text."""

    title: str
    url: str
    text: str = ""
    kicker: Text = LEARN_LABEL
    button: Text = LEARN_BUTTON
    language: str = ""


@dataclass(frozen=True)
class HiddenField:
    """A field that goes along with a form without being seen."""

    name: str
    value: str


@dataclass(frozen=True)
class SearchBox:
    """A search field with its button; `action` is the address that its GET form leads to.

    Of two on one page, the second needs another `id`. A secondary one is no landmark. At
    `suggestions`, if there are any, JSON says what begins like what is typed (`search_box.js`).
    """

    action: str
    value: str = ""
    label: Text = SEARCH_LABEL
    hint: Text = ""
    placeholder: Text = ""
    button: Text = SEARCH_BUTTON
    id: str = "search-field"
    name: str = "q"
    kind: Literal["primary", "secondary"] = "primary"
    large: bool = False
    hidden: Sequence[HiddenField] = ()
    suggestions: str = ""
