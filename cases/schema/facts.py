"""What a case study says in its typed facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cases.schema import SCHEMA, Field, Kind, Part, facts_in, stream_of

if TYPE_CHECKING:
    from cases.models import CaseStudyPage

Values = Mapping[str, Any]
NOTHING: tuple[Any, ...] = (None, "", [])


@dataclass(frozen=True)
class Fact:
    """What a field holds: a value with a note and sources, or entries with their own."""

    field: Field
    value: Any = None
    note: str = ""
    sources: Sequence[Values] = ()
    entries: Sequence[Values] = ()

    @property
    def is_known(self) -> bool:
        """Whether anything is said."""
        return bool(self.entries or self.note) or self.value not in NOTHING

    @property
    def is_sourced(self) -> bool:
        """Whether what is said has a source."""
        own = any(entry.get("sources") for entry in self.entries)
        return self.is_known and bool(own or self.sources)


def block_value(page: CaseStudyPage, part: Part) -> Values:
    """Return the values of the block of a part; nothing where the page has none."""
    return next((block.value for block in getattr(page, stream_of(part))), {})


def facts_of(page: CaseStudyPage, part: Part) -> dict[str, Fact]:
    """Return the facts of a part by key, in the order of the schema."""
    values = block_value(page, part)
    return {field.key: fact_of(field, values.get(field.key)) for field in facts_in(part)}


def fact_of(field: Field, stored: Any) -> Fact:
    """Return the fact of what its block holds."""
    if not stored:
        return Fact(field)
    if field.kind == Kind.ENTRIES:
        return Fact(field, entries=list(stored))
    return Fact(field, stored["stated"], stored["note"] or "", list(stored["sources"] or ()))


def told(fact: Fact) -> Any:
    """Return a known fact for programs: codes and numbers as stored, sources by their addresses."""
    if fact.entries:
        names = [detail.key for detail in fact.field.details]
        return [
            {
                **{name: entry[name] for name in names if entry.get(name) not in NOTHING},
                "sources": addresses(entry.get("sources")),
            }
            for entry in fact.entries
        ]
    value = None if fact.value in NOTHING else fact.value
    return {"value": value, "note": fact.note, "sources": addresses(fact.sources)}


def addresses(sources: Any) -> list[str]:
    """Return the addresses of sources."""
    return [source["url"] for source in sources or () if source.get("url")]


def all_facts(page: CaseStudyPage) -> dict[str, Fact]:
    """Return the facts of all parts by key."""
    return {key: fact for part in SCHEMA for key, fact in facts_of(page, part).items()}


def looked_for_in_vain(page: CaseStudyPage) -> set[str]:
    """Return the keys of the fields for which the editors say that no source was found."""
    return {key for part in SCHEMA for key in block_value(page, part).get("unknown") or ()}
