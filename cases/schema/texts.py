"""Typed facts in words: rows of a table for each part, and entries of “At a glance”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cases.schema import Detail, Field, Kind
from cases.schema.facts import Fact
from cases.schema.fields import YES_NO
from content.sources import NumberedSource, SourceIndex, partial_date_text, web_address
from taxonomy.vocabularies import Vocabularies

BETWEEN = " · "


@dataclass(frozen=True)
class Line:
    """One thing that is said of a field, with its sources; an address stands for itself."""

    text: str
    sources: list[NumberedSource] = field(default_factory=list)
    url: str = ""


@dataclass(frozen=True)
class FactRow:
    """A field of the schema with what is said of it; without lines it is unknown."""

    label: str
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class FactTable:
    """The facts of a part: what is known or has to be, and what else nobody says."""

    rows: list[FactRow]
    unknown: list[str]


class FactWriter:
    """Writes facts in the language of the request, numbering their sources."""

    def __init__(self, sources: SourceIndex, vocabularies: Vocabularies) -> None:
        self.sources = sources
        self.vocabularies = vocabularies

    def table(self, facts: Iterable[Fact]) -> FactTable:
        """Return the rows of a part."""
        facts = list(facts)
        shown = [fact for fact in facts if fact.is_known or fact.field.required]
        unknown = [str(fact.field.label) for fact in facts if fact not in shown]
        return FactTable(
            [FactRow(str(fact.field.label), self.lines(fact)) for fact in shown], unknown
        )

    def lines(self, fact: Fact) -> list[Line]:
        """Return what is said of a field: one line, or one for each entry."""
        if not fact.is_known:
            return []
        if fact.field.kind == Kind.ENTRIES:
            return [self.entry(fact.field, entry) for entry in fact.entries]
        return [self.value(fact)]

    def value(self, fact: Fact) -> Line:
        """Return a value and its note."""
        text = self.text(fact.field, fact.value)
        url = web_address(fact.value) if fact.field.kind == Kind.LINK else ""
        words = [fact.note] if url else [text, fact.note]
        return Line(BETWEEN.join(filter(None, words)), self.sources.of(fact.sources), url)

    def entry(self, declared: Field, values: Mapping[str, Any]) -> Line:
        """Return an entry: what it is about first, the rest with its labels."""
        return Line(
            BETWEEN.join(self.parts(declared, values)),
            self.sources.of(values.get("sources") or ()),
            next(filter(None, map(web_address, links_of(declared, values))), ""),
        )

    def parts(self, declared: Field, values: Mapping[str, Any]) -> Iterator[str]:
        """Yield the values of an entry in words, addresses left out."""
        texts = {
            detail.key: self.text(detail, values.get(detail.key))
            for detail in declared.details
            if detail.kind != Kind.LINK
        }
        if "amount" in texts:
            texts["amount"] = amount(texts["amount"], texts.pop("amount_to", ""))
        details = {detail.key: detail for detail in declared.details}
        for key in sorted(texts, key=lambda key: not details[key].required):
            if texts[key]:
                yield self.labelled(details[key], texts[key])

    def labelled(self, detail: Detail, text: str) -> str:
        """Return a value with its label, where it does not speak for itself."""
        speaks = detail.required or detail.kind == Kind.TERM or detail.key in ("amount", "note")
        return (
            text if speaks else _("%(label)s: %(value)s") % {"label": detail.label, "value": text}
        )

    def text(self, declared: Field | Detail, value: Any) -> str:
        """Return a value in words; nothing for what is no value."""
        if value in (None, "", []):
            return ""
        match declared.kind:
            case Kind.TERM:
                return self.vocabularies.label(declared.vocabulary, str(value))
            case Kind.TERMS:
                return ", ".join(self.vocabularies.label(declared.vocabulary, c) for c in value)
            case Kind.NUMBER | Kind.WHOLE_NUMBER:
                return number(value, getattr(declared, "unit", ""), declared.key != "year")
            case Kind.DATE:
                return partial_date_text(str(value))
            case Kind.YES_NO:
                return str(dict(YES_NO).get(value, value))
        return str(value)


def links_of(declared: Field, values: Mapping[str, Any]) -> list[Any]:
    """Return the addresses in an entry."""
    links = [detail.key for detail in declared.details if detail.kind == Kind.LINK]
    return [values.get(key) for key in links]


def number(value: Any, unit: Any, grouped: bool) -> str:
    """Return a number as readers write it, with its unit; 6.0 is 6, and no number stays a text."""
    if not isinstance(value, int | float):
        return str(value)
    whole = int(value) if float(value).is_integer() else value
    text = number_format(whole, use_l10n=True, force_grouping=grouped)
    return f"{text} {unit}" if unit else str(text)


def amount(low: str, high: str) -> str:
    """Return an amount in euros, or a range of two."""
    if low and high:
        return _("%(low)s to %(high)s €") % {"low": low, "high": high}
    if high:
        return _("up to %(high)s €") % {"high": high}
    return f"{low} €" if low else ""
