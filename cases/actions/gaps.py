"""What readers would like to know."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from cases.models import CaseStudyPage, GapInterest
from jobs.actions.base import Action, Asker


class AskForGap(Action[GapInterest]):
    """Counts one more reader who would like to know what no source says of a case study."""

    action_name = "cases.ask_for_gap"

    def __init__(self, case: CaseStudyPage, field: str, *, user: Asker = None) -> None:
        super().__init__(user=user)
        self.case = case
        self.field = field

    def user_has_permission(self) -> bool:
        """Let everybody ask, signed in or not."""
        return True

    def perform(self) -> GapInterest:
        """Count, and return how many they are now."""
        gap, _made = GapInterest.objects.get_or_create(case=self.case, field=self.field)
        GapInterest.objects.filter(pk=gap.pk).update(number=F("number") + 1)
        gap.refresh_from_db()
        return gap

    def facts(self) -> dict[str, Any]:
        """Return what was asked of which case study."""
        return {"case": self.case.pk, "field": self.field}
