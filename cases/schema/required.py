"""What a case study still lacks to be published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cases.schema import SCHEMA, Field, Kind, Part, stream_of
from cases.schema.facts import NOTHING, fact_of


@dataclass(frozen=True)
class Gap:
    """A field that nobody has filled or looked for in vain."""

    field: Field
    part: Part

    @property
    def anchor(self) -> str:
        """The id in the form: of the field, or of the stream that holds the fact."""
        if self.field.is_fact:
            return stream_of(self.part)
        return self.field.key if self.field.kind == Kind.PROSE else f"id_{self.field.key}"


def gaps_in(cleaned: Mapping[str, Any]) -> list[Gap]:
    """Return the gaps of what a form holds, in the order of the schema."""
    return [gap for part in SCHEMA for gap in gaps_of_part(part, cleaned)]


def gaps_of_part(part: Part, cleaned: Mapping[str, Any]) -> Iterator[Gap]:
    """Yield the required fields of a part that say nothing; what the form lacks is left alone."""
    blocks = cleaned.get(stream_of(part)) or ()
    values: Mapping[str, Any] = next((block.value for block in blocks), {})
    vain = values.get("unknown") or ()
    for field in SCHEMA[part]:
        if not field.required or (field.may_be_unknown and field.key in vain):
            continue
        if field.is_fact:
            given = fact_of(field, values.get(field.key)).is_known
        else:
            given = field.key not in cleaned or is_given(cleaned, field)
        if not given:
            yield Gap(field, part)


def is_given(cleaned: Mapping[str, Any], field: Field) -> bool:
    """Say whether a field of the page says something; a project has municipalities of its own."""
    if field.key == "municipalities" and cleaned.get("project"):
        return True
    value = cleaned[field.key]
    if field.kind == Kind.PROSE:
        return len(value) > 0
    return bool(value) if hasattr(value, "__len__") else value not in NOTHING
