"""How a field of a case study is declared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

YES_NO = [("yes", _("yes")), ("no", _("no"))]


class Part(StrEnum):
    """The parts of the schema: what a solution is, and the three questions."""

    BASICS = "basics"
    TRANSFER = "transfer"
    OPERATION = "operation"
    DATA = "data"


class Kind(StrEnum):
    """What a field holds; the last two are fields of the page itself."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    TERM = "term"
    TERMS = "terms"
    WHOLE_NUMBER = "whole_number"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    LINK = "link"
    ENTRIES = "entries"
    PROSE = "prose"
    PAGE = "page"


@dataclass(frozen=True)
class Detail:
    """One value of an entry of a field that is repeated."""

    key: str
    label: StrOrPromise
    kind: Kind = Kind.TEXT
    vocabulary: str = ""
    required: bool = False


@dataclass(frozen=True)
class Field:
    """A field of a case study, from which form, page, search and exchange are derived."""

    key: str
    label: StrOrPromise
    kind: Kind
    help: StrOrPromise = ""
    group: StrOrPromise = ""
    vocabulary: str = ""
    unit: StrOrPromise = ""
    # The values of an entry, where the field is repeated.
    details: tuple[Detail, ...] = ()
    # Whether a case study is published only with it, or with the word that no source says it.
    required: bool = False
    # Whether the editors may say that no source tells it; else they decide it themselves.
    may_be_unknown: bool = True
    # Whether the answer to the question of the part is complete only with it.
    asked: bool = False
    # Whether it stands in “At a glance”; `always` also where it is unknown.
    glance: bool = False
    always: bool = False
    # What lists of case studies call it where they can be filtered by it; empty: they cannot.
    facet: StrOrPromise = ""

    @property
    def is_fact(self) -> bool:
        """Whether it stands in the block of its part, with its own sources."""
        return self.kind not in (Kind.PROSE, Kind.PAGE)
