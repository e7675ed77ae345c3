"""State changes of this room."""

from __future__ import annotations

from editorial.actions.cancel_untranslated_schedules import CancelUntranslatedSchedules

__all__ = ["CancelUntranslatedSchedules"]
