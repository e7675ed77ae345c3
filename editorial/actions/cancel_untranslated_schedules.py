"""Cancel schedules that would put a half translated page live."""

from __future__ import annotations

import structlog
from django.utils import timezone
from wagtail.models import Page, Revision

from editorial.translations import translation_behind, untranslated_sentences
from jobs.actions.base import Action

logger = structlog.get_logger(__name__)


class CancelUntranslatedSchedules(Action[int]):
    """Takes back the hour of each due revision whose sentences are not all translated."""

    action_name = "editorial.cancel_untranslated_schedules"

    def due(self) -> list[tuple[Revision, Page]]:
        """Return the revisions with the pages that they hold."""
        schedules = []
        for revision in Revision.page_revisions.filter(approved_go_live_at__lt=timezone.now()):
            page = revision.as_object()
            translation = translation_behind(page)
            if translation and untranslated_sentences(translation, page):
                schedules.append((revision, page))
        return schedules

    def perform(self) -> int:
        """Cancel them, which the history of each page then says; return how many there were."""
        schedules = self.due()
        self.changed = bool(schedules)
        for revision, page in schedules:
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])  # notes it in the page's history
            logger.warning("schedule_cancelled", page_id=page.pk, reason="not fully translated")
        return len(schedules)
