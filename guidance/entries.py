"""What the catalogue knows of guidance."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from catalogue.facets import LAND, QUESTION
from catalogue.sources import PageEntries
from content.stufenplan import StufenplanQuestion
from guidance.models import GuidancePage


class GuidanceEntries(PageEntries):
    """Guidance, listed by question."""

    collection = "guidance"
    about = _("Step-by-step guidance for municipal staff.")

    facets: ClassVar = (QUESTION, LAND)
    related: ClassVar = ("valid_for", "examples_from")

    def rank(self, page: GuidancePage) -> int:
        """Return the place of the page's question."""
        return StufenplanQuestion.values.index(page.question)
