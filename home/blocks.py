"""Blocks of start pages and standard pages."""

from __future__ import annotations

from content.blocks import BODY_BLOCKS

STANDARD_BLOCKS = [*BODY_BLOCKS]
