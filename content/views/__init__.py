"""Views of this room for editors."""

from __future__ import annotations
