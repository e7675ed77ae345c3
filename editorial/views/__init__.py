"""Views that this room puts in the place of others."""

from __future__ import annotations
