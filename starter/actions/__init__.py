"""What loads the starter content, and what a correction does to a page that was loaded before."""

from __future__ import annotations

from starter.actions.import_content import ImportContent
from starter.actions.load_part import LoadPart
from starter.actions.renew_page import OfferVersion, RenewPage

__all__ = ["ImportContent", "LoadPart", "OfferVersion", "RenewPage"]
