"""The kernel that all kinds of content share."""

from __future__ import annotations

from content.models.base_page import BasePage
from content.models.publication_marks import PublicationMark

__all__ = ["BasePage", "PublicationMark"]
