"""Pages of this room that are not in the page tree."""

from __future__ import annotations
