"""The schema of case studies: each field declared once, by parts.

Form, page, search text and answers are derived from it, or proven complete against it by tests.
"""

from __future__ import annotations

from cases.schema.basics import BASICS
from cases.schema.data import DATA
from cases.schema.fields import Detail, Field, Kind, Part
from cases.schema.operation import OPERATION
from cases.schema.transfer import TRANSFER

SCHEMA: dict[Part, tuple[Field, ...]] = {
    Part.BASICS: BASICS,
    Part.TRANSFER: TRANSFER,
    Part.OPERATION: OPERATION,
    Part.DATA: DATA,
}
FIELDS = {field.key: field for fields in SCHEMA.values() for field in fields}
QUESTIONS = (Part.TRANSFER, Part.OPERATION, Part.DATA)


def facts_in(part: Part) -> tuple[Field, ...]:
    """Return the fields that stand in the block of a part."""
    return tuple(field for field in SCHEMA[part] if field.is_fact)


def stream_of(part: Part) -> str:
    """Return the name of the stream field that holds the facts of a part."""
    return f"{part}_facts"


__all__ = [
    "FIELDS",
    "QUESTIONS",
    "SCHEMA",
    "Detail",
    "Field",
    "Kind",
    "Part",
    "facts_in",
    "stream_of",
]
