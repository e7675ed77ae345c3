"""Deletes what was asked long ago."""

from __future__ import annotations

from django.utils import timezone

from jobs.actions.base import Action
from search.models import SearchQuery
from search.queries import KEPT


class ForgetQueries(Action[int]):
    """Deletes the counts of days that are 13 months ago."""

    action_name = "search.forget_queries"

    def perform(self) -> int:
        """Delete, and return how many rows there were."""
        number = SearchQuery.objects.filter(day__lt=timezone.localdate() - KEPT).delete()[0]
        self.changed = number > 0
        return number


def forget_queries() -> None:
    """Delete what is due, by the clock."""
    ForgetQueries().execute()
