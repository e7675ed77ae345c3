"""Raw block data as it may be stored: what does not fit its block breaks no page.

Wagtail's blocks take what JSON holds as it is, a number or a list also where they promise a text.
"""

from __future__ import annotations

from typing import Any

from wagtail import blocks
from wagtail.blocks import Block
from wagtail.blocks.field_block import ChooserBlock

TEXTS = (
    *(blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock),
    *(blocks.URLBlock, blocks.EmailBlock, blocks.RegexBlock),
)
# Of these nothing is chosen where there is no text.
CHOSEN = (blocks.ChoiceBlock, blocks.DateBlock, blocks.DateTimeBlock, blocks.TimeBlock)
NUMBERS = (blocks.IntegerBlock, blocks.FloatBlock, blocks.DecimalBlock)
JSON = (dict, list, str, int, float, bool, type(None))
LARGEST_KEY = 2**31 - 1


def is_key(value: object) -> bool:
    """Say whether a stored value can be the key of a row."""
    text = str(value)
    return text.isascii() and text.isdecimal() and len(text) <= 10 and int(text) <= LARGEST_KEY


def fitting(block: Block, raw: Any) -> Any:
    """Return raw data that the block can read; nothing in the place of what it cannot."""
    if type(raw) not in JSON:
        return raw
    if isinstance(block, blocks.StructBlock):
        return fitting_struct(block, raw)
    if isinstance(block, blocks.ListBlock):
        return [fitting_item(block.child_block, item) for item in as_list(raw)]
    if isinstance(block, blocks.StreamBlock):
        return fitting_stream(block, raw)
    return fitting_leaf(block, raw)


def fitting_stream(block: blocks.StreamBlock, raw: Any) -> list[Any]:
    """Return the items of a stream; those of no known type are left out."""
    return [
        {**item, "value": fitting(block.child_blocks[item["type"]], item.get("value"))}
        for item in as_list(raw)
        if isinstance(item, dict) and str(item.get("type")) in block.child_blocks
    ]


def fitting_struct(block: blocks.StructBlock, raw: Any) -> dict[str, Any]:
    """Return the values of a struct by name."""
    values = raw if isinstance(raw, dict) else {}
    return {
        name: fitting(block.child_blocks[name], value) if name in block.child_blocks else value
        for name, value in values.items()
    }


def fitting_item(block: Block, item: Any) -> Any:
    """Return an item of a list, which is stored with its type and id, or bare as it once was."""
    if isinstance(item, dict) and item.get("type") == "item" and "value" in item:
        return {**item, "value": fitting(block, item["value"])}
    return fitting(block, item)


def fitting_leaf(block: Block, raw: Any) -> Any:
    """Return the value of a field."""
    if isinstance(block, blocks.MultipleChoiceBlock):
        return [str(value) for value in as_list(raw) if isinstance(value, str | int)]
    if isinstance(block, TEXTS):
        return word(raw, "")
    if isinstance(block, CHOSEN):
        return word(raw, None)
    if isinstance(block, ChooserBlock):
        return raw if is_key(raw) else None
    if isinstance(block, NUMBERS):
        return None if isinstance(raw, bool | list | dict) else raw
    if isinstance(block, blocks.BooleanBlock):
        return raw is True
    return raw


def word(raw: Any, nothing: Any) -> Any:
    """Return a text, also of a number."""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return str(raw)
    return nothing if raw is None or isinstance(raw, bool | list | dict) else raw


def as_list(raw: Any) -> list[Any]:
    """Return a list; an empty one for anything else."""
    return raw if isinstance(raw, list) else []
