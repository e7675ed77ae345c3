"""The rows of the catalogue."""

from __future__ import annotations

from catalogue.models.entries import Entry

__all__ = ["Entry"]
