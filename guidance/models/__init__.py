"""Guidance pages."""

from __future__ import annotations

from guidance.models.guidance_pages import GuidanceIndexPage, GuidancePage

__all__ = ["GuidanceIndexPage", "GuidancePage"]
