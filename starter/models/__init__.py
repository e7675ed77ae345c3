"""What has been loaded of the starter content."""

from __future__ import annotations

from starter.models.records import LoadedPage, LoadedRow, StarterRecord

__all__ = ["LoadedPage", "LoadedRow", "StarterRecord"]
