"""The parameters of components that take many, made where the data is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Text = str | Promise

SEARCH_LABEL = _("What are you looking for?")
SEARCH_BUTTON = pgettext_lazy("button", "Search")


@dataclass(frozen=True)
class HiddenField:
    """A field that goes along with a form without being seen."""

    name: str
    value: str


@dataclass(frozen=True)
class SearchBox:
    """A search field with its button; `action` is the address that its GET form leads to.

    Of two on one page, the second needs another `id`. A secondary one is no landmark.
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
