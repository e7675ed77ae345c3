"""Blocks of lessons."""

from __future__ import annotations

from content.blocks import SOURCED_TEXT

LESSON_BLOCKS = [*SOURCED_TEXT]
