"""What the pages of this room show beside their own fields."""

from __future__ import annotations
