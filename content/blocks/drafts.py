"""Blocks that keep in a draft what readers may not see yet."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks


class DraftableBlock:
    """Asks for the right form of a value only when the page is published or submitted."""

    is_deferred_validation: bool

    def clean(self, value: Any) -> Any:
        """Return the value; in a draft also one that is not right yet."""
        try:
            return super().clean(value)  # type: ignore[misc]  # a block beside it has the method
        except ValidationError:
            if self.is_deferred_validation:
                return value
            raise


class AddressBlock(DraftableBlock, blocks.URLBlock):
    """A web address; a draft keeps whatever was typed."""


class PatternBlock(DraftableBlock, blocks.RegexBlock):
    """A text of a certain form; a draft keeps whatever was typed."""
