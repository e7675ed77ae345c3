"""Guidance pages, offers and the glossary."""

from __future__ import annotations

from guidance.models.glossary import GlossaryTerm
from guidance.models.guidance_pages import GuidanceIndexPage, GuidancePage
from guidance.models.offers import Offer, OfferPlace

__all__ = ["GlossaryTerm", "GuidanceIndexPage", "GuidancePage", "Offer", "OfferPlace"]
