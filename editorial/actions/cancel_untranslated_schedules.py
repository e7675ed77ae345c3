"""Cancel schedules that would put a half translated page live."""

from __future__ import annotations

import structlog
from django.utils import timezone
from wagtail.models import Page, Revision

from editorial.translations import translation_to, untranslated_sentences

logger = structlog.get_logger(__name__)


class CancelUntranslatedSchedules:
    """Takes back the hour of each due revision whose sentences are not all translated."""

    def check(self) -> list[tuple[Revision, Page]]:
        """Return the revisions with the pages that they hold."""
        found = []
        for revision in Revision.page_revisions.filter(approved_go_live_at__lt=timezone.now()):
            page = revision.as_object()
            translation = translation_to(page)
            if translation and untranslated_sentences(translation, page):
                found.append((revision, page))
        return found

    def execute(self) -> int:
        """Cancel them, which the history of each page then says; return how many there were."""
        found = self.check()
        for revision, page in found:
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])  # notes it in the page's history
            logger.warning("schedule_cancelled", page_id=page.pk, reason="not fully translated")
        return len(found)
