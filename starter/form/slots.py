"""What the fields and blocks of a page share while they are written or read."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from starter.form.files import Record
from starter.form.problems import Problems
from starter.form.references import References
from starter.form.sources import SourceTable

# Stands for what is left out, and for what is wrong.
MISSING: Any = object()


@dataclass
class Slots:
    """What the blocks of a page in one language share: names, sources, ids by place."""

    references: References
    language: str
    family: uuid.UUID
    table: SourceTable = field(default_factory=SourceTable)
    # When written: the id of each block by place. When read: those that do not follow from it.
    ids: dict[str, str] = field(default_factory=dict)
    # When read: the sources by key, where they are read, and what is wrong.
    sources: dict[str, Record] = field(default_factory=dict)
    file: str = ""
    problems: Problems = field(default_factory=Problems)

    def note_id(self, place: str, raw: Any) -> None:
        """Keep the id of a block that has one."""
        given = raw.get("id") if isinstance(raw, dict) else None
        if given:
            self.ids[place] = str(given)

    def own_ids(self, inherited: dict[str, str]) -> dict[str, str]:
        """Return the ids that neither follow from their places nor are inherited."""
        return {
            place: key
            for place, key in self.ids.items()
            if key != (inherited.get(place) or self.derived_id(place))
        }

    def id_of(self, place: str) -> str:
        """Return the id of the block at a place."""
        return self.ids.get(place) or self.derived_id(place)

    def derived_id(self, place: str) -> str:
        """Return the id that follows from a place: the same in all languages (ADR 0008)."""
        return str(uuid.uuid5(self.family, place))

    def wrong(self, place: str, message: str) -> Any:
        """Note what is wrong."""
        self.problems.add(self.file, f"{self.language}.{place}", message)
        return MISSING
