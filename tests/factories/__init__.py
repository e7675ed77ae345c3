"""Makes what tests need: pages of each type, the teams' areas and a fixed cast of people."""

from __future__ import annotations
