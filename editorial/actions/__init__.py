"""State changes of this room."""

from __future__ import annotations

from editorial.actions.cancel_untranslated_schedules import CancelUntranslatedSchedules
from editorial.actions.submit_translation import NotTranslatedError, SubmitTranslation

__all__ = ["CancelUntranslatedSchedules", "NotTranslatedError", "SubmitTranslation"]
