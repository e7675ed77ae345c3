"""The kernel that all kinds of content share."""

from __future__ import annotations

from content.models.base_page import BasePage
from content.models.publication_marks import PublicationMark
from content.models.sources import Source, SourceUse

__all__ = ["BasePage", "PublicationMark", "Source", "SourceUse"]
