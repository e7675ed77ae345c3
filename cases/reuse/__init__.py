"""Who adopted which solution from whom: list, map, drawing and table."""

from __future__ import annotations
