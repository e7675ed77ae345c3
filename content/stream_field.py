"""A StreamField whose migrations hold structure and no presentation (ADR 0005)."""

from __future__ import annotations

import json
from typing import Any

from django.db import models
from django.utils.functional import cached_property
from wagtail import fields
from wagtail.blocks import Block, CharBlock, RegexBlock, TextBlock, URLBlock
from wagtail.blocks.definition_lookup import BlockDefinitionLookupBuilder

from content.stored_blocks import fitting_stream

TEXTS = (CharBlock, TextBlock, URLBlock, RegexBlock)
PRESENTATION = frozenset(
    {
        "label",
        "label_format",
        "help_text",
        "icon",
        "group",
        "template",
        "preview_template",
        "preview_value",
        "description",
        "form_classname",
        "form_template",
        "form_layout",
        "collapsed",
        "closed",
        "classname",
    }
)


def without_presentation(kwargs: dict[str, Any]) -> dict[str, Any]:
    """Return a block's arguments without those that only change how it looks in the editor."""
    kept = {name: value for name, value in kwargs.items() if name not in PRESENTATION}
    if "choices" in kept and not callable(kept["choices"]):
        kept["choices"] = [(value, value) for value, _label in kept["choices"]]
    return kept


class StructureLookupBuilder(BlockDefinitionLookupBuilder):
    """Builds the lookup from blocks that are compared without their presentation."""

    def add_block(self, block: Block) -> int:
        """Return the index of the block's structure in the lookup."""
        path, args, kwargs = block.deconstruct_with_lookup(self)
        structure = (path, args, without_presentation(kwargs))
        known = self.block_indexes_by_type[path]
        for index, existing in known:
            if existing == structure:
                return int(index)
        self.blocks.append(structure)
        known.append((len(self.blocks) - 1, structure))
        return len(self.blocks) - 1


def read_missing_texts_as_empty(block: Block) -> None:
    """Let a text that a block got later be empty where it was stored before, and not missing."""
    if isinstance(block, TEXTS) and block.meta.default is None:
        block.meta.default = ""
    children = getattr(block, "child_blocks", {}).values()
    for child in (*children, *filter(None, [getattr(block, "child_block", None)])):
        read_missing_texts_as_empty(child)


class StreamField(fields.StreamField):
    """Wagtail's StreamField; a changed label, help text, icon or template makes no migration."""

    @cached_property
    def stream_block(self) -> Any:
        """The blocks; those of a migration are made only where it asks for them."""
        block = fields.StreamField.stream_block.func(self)
        read_missing_texts_as_empty(block)
        return block

    def to_python(self, value: Any) -> Any:
        """Return the typed value; what is stored and fits no block is left out."""
        if isinstance(value, str) and value:
            try:
                value = json.loads(value)
            except ValueError:
                return super().to_python(value)
            value = value if isinstance(value, list) else []
        if isinstance(value, list) and value and not isinstance(value[0], tuple):
            value = fitting_stream(self.stream_block, value)
        return super().to_python(value)

    def deconstruct(self) -> Any:
        """Return the field for a migration, with the structure of its blocks alone."""
        name, path, _args, kwargs = models.Field.deconstruct(self)
        if self.block_lookup is not None:
            return name, path, [self.block_types_arg], {**kwargs, "block_lookup": self.block_lookup}
        lookup = StructureLookupBuilder()
        types = [
            (child, lookup.add_block(block))
            for child, block in self.stream_block.child_blocks.items()
        ]
        kwargs["block_lookup"] = lookup.get_lookup_as_dict()
        return name, path, [types], kwargs
