"""What has been loaded of the starter content."""

from __future__ import annotations

from starter.models.records import StarterRecord

__all__ = ["StarterRecord"]
