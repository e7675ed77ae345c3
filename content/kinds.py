"""How readers call the kinds of things that they can list and find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class KindLabels:
    """The name of one thing of a kind, and of several."""

    one: StrOrPromise
    many: StrOrPromise
