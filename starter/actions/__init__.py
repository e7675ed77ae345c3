"""What loads the starter content."""

from __future__ import annotations

from starter.actions.load_part import LoadPart

__all__ = ["LoadPart"]
