"""What codes are called: terms of the vocabularies, size classes, Bund and Länder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from taxonomy.laender import NAMES
from taxonomy.models import SizeClass, Term
from taxonomy.multilingual import MultilingualText

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SIZE_CLASS = "size_class"
LEGAL_LEVEL = "legal_level"
BUND = "bund"


@dataclass(frozen=True)
class Choice:
    """What a code of a vocabulary stands for: itself, or the heir that it was merged into."""

    code: str
    names: StrOrPromise | MultilingualText
    retired: bool = False

    @property
    def label(self) -> str:
        """What it is called in the language of the request."""
        return str(self.names)


class Vocabularies:
    """All choices by vocabulary and code, in their order, from at most two queries.

    With `only`, those of one vocabulary.
    """

    def __init__(self, only: str = "") -> None:
        self.only = only

    def choices(self, vocabulary: str) -> Mapping[str, Choice]:
        """Return the choices of a vocabulary by code, those that were merged into others too."""
        if vocabulary == SIZE_CLASS:
            return self._size_classes
        if vocabulary == LEGAL_LEVEL:
            return legal_levels()
        return self._terms.get(vocabulary, {})

    def label(self, vocabulary: str, code: str) -> str:
        """Return what a code is called; itself where the vocabulary does not know it."""
        choice = self.choices(vocabulary).get(code)
        return choice.label if choice else code

    @cached_property
    def _terms(self) -> dict[str, dict[str, Choice]]:
        known: dict[str, dict[str, Choice]] = {}
        terms = Term.objects.of(self.only) if self.only else Term.objects.all()
        for term in terms.select_related("merged_into"):
            heir = term.merged_into or term
            choice = Choice(heir.code, heir.labels, term.retired)
            known.setdefault(term.vocabulary, {})[term.code] = choice
        return known

    @cached_property
    def sizes(self) -> list[SizeClass]:
        """The size classes of municipalities in their order."""
        return list(SizeClass.objects.all())

    @cached_property
    def _size_classes(self) -> dict[str, Choice]:
        return {size.code: Choice(size.code, size.labels) for size in self.sizes}


_READ: ContextVar[Vocabularies | None] = ContextVar("vocabularies", default=None)


@contextmanager
def read_once() -> Iterator[Vocabularies]:
    """Let all that asks for choices meanwhile share what is read once."""
    token = _READ.set(_READ.get() or Vocabularies())
    try:
        yield current()
    finally:
        _READ.reset(token)


def current() -> Vocabularies:
    """Return what was read for the work at hand, else vocabularies that are still to be read."""
    return _READ.get() or Vocabularies()


def choices_of(vocabulary: str) -> Mapping[str, Choice]:
    """Return the choices of one vocabulary, from what was read for the work at hand if there is."""
    return (_READ.get() or Vocabularies(vocabulary)).choices(vocabulary)


def legal_levels() -> dict[str, Choice]:
    """Return the Bund and the Länder by key."""
    return {BUND: Choice(BUND, _("Federal law")), **{key: Choice(key, NAMES[key]) for key in NAMES}}


def offered(vocabulary: str) -> list[tuple[str, str]]:
    """Return codes and labels for a form: all but merged ones, retired ones marked, at the end."""
    choices = choices_of(vocabulary)
    own = [choice for code, choice in choices.items() if choice.code == code]
    marked = str(_("%(term)s (retired)"))
    return [
        (choice.code, marked % {"term": choice.label} if choice.retired else choice.label)
        for choice in sorted(own, key=lambda choice: choice.retired)
    ]


def heirs(vocabulary: str, codes: Iterable[str]) -> list[str]:
    """Return the codes that stand for some today, each once; unknown ones stand for themselves."""
    choices = choices_of(vocabulary)
    today = (choices[code].code if code in choices else code for code in codes)
    return list(dict.fromkeys(today))
