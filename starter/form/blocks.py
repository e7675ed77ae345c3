"""Writes raw values of blocks for people, and reads them again; a registry knows the leaves.

Raw values are what the database holds. What is as by default is left out; ids are kept beside the
text (`Slots`), so that nobody has to read past them.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from wagtail import blocks
from wagtail.blocks.field_block import ChooserBlock

from content.blocks import SourceBlock
from starter.form.rich_text import read_rich_text, write_rich_text
from starter.form.slots import MISSING, Slots
from starter.form.sources import as_day

Write = Callable[[Any, Any, str, Slots], Any]


def write(block: Any, raw: Any, place: str, slots: Slots) -> Any:
    """Return a raw value in the form; MISSING where it is what the block begins with."""
    return next(writer for kind, writer, _read in CODECS if isinstance(block, kind))(
        block, raw, place, slots
    )


def read(block: Any, data: Any, place: str, slots: Slots) -> Any:
    """Return the raw value of what stands in a file; MISSING where it is wrong."""
    return next(reader for kind, _write, reader in CODECS if isinstance(block, kind))(
        block, data, place, slots
    )


def is_typed(item: Any) -> bool:
    """Say whether an item has type and value, as lists and streams have stored them since long."""
    return isinstance(item, dict) and {"type", "value"} <= item.keys()


def write_source(block: Any, raw: Any, place: str, slots: Slots) -> Any:
    """Return the key of a source."""
    return slots.table.key_of(raw if isinstance(raw, dict) else {}, slots.language)


def read_source(block: Any, data: Any, place: str, slots: Slots) -> Any:
    """Return the source of a key."""
    if not isinstance(data, str) or data not in slots.sources:
        return slots.wrong(place, f"no source “{data}” in this language")
    return dict(slots.sources[data])


def write_struct(block: Any, raw: Any, place: str, slots: Slots) -> Any:
    """Return the fields of a block; those of a block with one field stand for it."""
    raw = raw if isinstance(raw, dict) else {}
    written = {
        name: write(child, raw[name], f"{place}.{name}", slots)
        for name, child in block.child_blocks.items()
        if name in raw
    }
    written = {name: value for name, value in written.items() if value is not MISSING}
    if len(block.child_blocks) == 1:
        return next(iter(written.values()), MISSING)
    return written or MISSING


def read_struct(block: Any, data: Any, place: str, slots: Slots) -> Any:
    """Return the raw fields of a block."""
    children = block.child_blocks
    if len(children) == 1:
        data = {} if data is MISSING else {next(iter(children)): data}
    data = {} if data is MISSING else data
    if not isinstance(data, dict):
        return slots.wrong(place, f"expected fields: {', '.join(children)}")
    for name in data.keys() - children.keys():
        slots.wrong(f"{place}.{name}", f"unknown; expected one of {', '.join(children)}")
    raw = {
        name: read(child, data[name], f"{place}.{name}", slots)
        for name, child in children.items()
        if name in data
    }
    return {name: value for name, value in raw.items() if value is not MISSING}


def write_list(block: Any, raw: Any, place: str, slots: Slots) -> Any:
    """Return the items of a list."""
    items = []
    for index, item in enumerate(raw or []):
        spot = f"{place}.{index}"
        slots.note_id(spot, item)
        value = item["value"] if is_typed(item) else item
        items.append(or_none(write(block.child_block, value, spot, slots)))
    return MISSING if not items and block.meta.default == [] else items


def read_list(block: Any, data: Any, place: str, slots: Slots) -> Any:
    """Return the raw items of a list."""
    if not isinstance(data, list):
        return slots.wrong(place, "expected a list")
    items = []
    for index, each in enumerate(data):
        spot = f"{place}.{index}"
        value = read(block.child_block, or_missing(each, block.child_block), spot, slots)
        if value is not MISSING:
            items.append({"type": "item", "value": value, "id": slots.id_of(spot)})
    return items


def write_stream(block: Any, raw: Any, place: str, slots: Slots) -> Any:
    """Return the blocks of a stream, each by its type; of a type that is gone there are none."""
    written: list[Any] = []
    for item in raw or []:
        child = block.child_blocks.get(item.get("type")) if is_typed(item) else None
        if child is None:
            continue
        spot = f"{place}.{len(written)}"
        slots.note_id(spot, item)
        value = write(child, item["value"], spot, slots)
        written.append(item["type"] if value is MISSING else {item["type"]: value})
    return written or MISSING


def read_stream(block: Any, data: Any, place: str, slots: Slots) -> Any:
    """Return the raw blocks of a stream."""
    kinds = ", ".join(block.child_blocks)
    if not isinstance(data, list):
        return slots.wrong(place, f"expected a list of {kinds}")
    raw = []
    for index, each in enumerate(data):
        spot = f"{place}.{index}"
        entry = {each: MISSING} if isinstance(each, str) else each
        if (
            not isinstance(entry, dict)
            or len(entry) != 1
            or not entry.keys() <= set(block.child_blocks)
        ):
            slots.wrong(spot, f"expected one of {kinds}")
            continue
        [(kind, value)] = entry.items()
        child = block.child_blocks[kind]
        stored = empty_of(child) if value is MISSING else read(child, value, spot, slots)
        if stored is not MISSING:
            raw.append({"type": kind, "value": stored, "id": slots.id_of(spot)})
    return raw


def empty_of(block: Any) -> Any:
    """Return what a block holds that was left as it begins."""
    if isinstance(block, blocks.BaseStructBlock):
        return {}
    if isinstance(block, blocks.ListBlock | blocks.BaseStreamBlock):
        return []
    return block.get_prep_value(block.get_default())


def or_none(value: Any) -> Any:
    """Return what stands in a list for what is left out elsewhere."""
    return None if value is MISSING else value


def or_missing(data: Any, block: Any) -> Any:
    """Return what a list item holds that says nothing."""
    if data is not None:
        return data
    return MISSING if isinstance(block, blocks.BaseStructBlock) else empty_of(block)


def write_reference(block: Any, raw: Any, place: str, slots: Slots) -> Any:
    """Return the name of what was chosen; what is gone was chosen by nobody."""
    return slots.references.name(block.model_class, raw) or MISSING


def read_reference(block: Any, data: Any, place: str, slots: Slots) -> Any:
    """Return the number of what has a name."""
    if data is None:
        return None
    key = slots.references.key(block.model_class, data) if isinstance(data, str) else None
    if key is None and slots.references.is_of_folder(block.model_class, data):
        return MISSING
    if key is None:
        return slots.wrong(place, f"no {slots.references.label(block.model_class)} “{data}”")
    return key


def write_text(block: Any, raw: Any, place: str, slots: Slots) -> Any:
    """Return running text in which links name what they lead to."""
    return write_rich_text(raw, slots.references) if raw else MISSING


def read_text(block: Any, data: Any, place: str, slots: Slots) -> Any:
    """Return running text with numbers in its links."""
    if not isinstance(data, str):
        return slots.wrong(place, "expected a text")
    return read_rich_text(data, slots.references, lambda problem: slots.wrong(place, problem))


def write_day(block: Any, raw: Any, place: str, slots: Slots) -> Any:
    """Return a day."""
    return as_day(raw) if isinstance(raw, str) else write_value(block, raw, place, slots)


def read_day(block: Any, data: Any, place: str, slots: Slots) -> Any:
    """Return a day as it is stored."""
    if data is None or isinstance(data, datetime.date):
        return data and data.isoformat()
    return data if isinstance(data, str) else slots.wrong(place, "expected a day: 2026-11-23")


def write_value(block: Any, raw: Any, place: str, slots: Slots) -> Any:
    """Return a plain value."""
    default = block.get_prep_value(block.get_default())
    return MISSING if raw == default and type(raw) is type(default) else raw


def read_value(block: Any, data: Any, place: str, slots: Slots) -> Any:
    """Return a plain value of the kind that the block holds."""
    expected = next(kinds for kind, kinds in PLAIN if isinstance(block, kind))
    if data is not None and type(data) not in expected:
        names = " or ".join(NAMES[kind] for kind in expected)
        return slots.wrong(place, f"expected {names}: {data}")
    if data and isinstance(block, blocks.ChoiceBlock):
        offered = [value for value, _label in block.field.choices if value]
        if data not in offered:
            return slots.wrong(place, f"“{data}” is none of {', '.join(map(str, offered))}")
    return data


def write_chosen(block: Any, raw: Any, place: str, slots: Slots) -> Any:
    """Return what is ticked."""
    return raw or MISSING


def read_chosen(block: Any, data: Any, place: str, slots: Slots) -> Any:
    """Return what is to be ticked."""
    offered = [value for value, _label in block.field.choices]
    if not isinstance(data, list) or any(value not in offered for value in data):
        return slots.wrong(place, f"expected a list of {', '.join(map(str, offered))}: {data}")
    return data


NAMES = {
    str: "a text in quotation marks",
    int: "a whole number",
    float: "a number",
    bool: "yes or no",
}
PLAIN: tuple[tuple[Any, tuple[type, ...]], ...] = (
    (blocks.BooleanBlock, (bool,)),
    (blocks.IntegerBlock, (int,)),
    (blocks.FloatBlock, (int, float)),
    (blocks.FieldBlock, (str,)),
)
# The first kind that fits a block counts.
CODECS: tuple[tuple[Any, Write, Write], ...] = (
    (SourceBlock, write_source, read_source),
    (blocks.BaseStructBlock, write_struct, read_struct),
    (blocks.ListBlock, write_list, read_list),
    (blocks.BaseStreamBlock, write_stream, read_stream),
    (ChooserBlock, write_reference, read_reference),
    (blocks.RichTextBlock, write_text, read_text),
    (blocks.DateBlock, write_day, read_day),
    (blocks.MultipleChoiceBlock, write_chosen, read_chosen),
    (blocks.StaticBlock, lambda *_: MISSING, lambda *_: None),
    (blocks.FieldBlock, write_value, read_value),
)
