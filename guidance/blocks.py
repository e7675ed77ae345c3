"""Blocks of guidance pages."""

from __future__ import annotations

from content.blocks import SOURCED_BODY

GUIDANCE_BLOCKS = [*SOURCED_BODY]
