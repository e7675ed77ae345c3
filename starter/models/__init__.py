"""What has been loaded of the starter content."""

from __future__ import annotations

from starter.models.records import LoadedPage, StarterRecord

__all__ = ["LoadedPage", "StarterRecord"]
