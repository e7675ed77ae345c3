"""Questions about teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Case, F, Q, When
from wagtail.models import Page

if TYPE_CHECKING:
    from teams.models import Team


class TeamQuerySet(models.QuerySet["Team"]):
    """Teams by what they are responsible for."""

    def nearest_first(self, lies_below: Q) -> TeamQuerySet:
        """Return the teams with an area for which the condition holds, the innermost area first.

        What lies in no area comes to the team that cares for shared pages.
        """
        depth = Case(When(lies_below, then=F("areas__page__depth")), default=0)
        teams = self.annotate(area_depth=depth)
        teams = teams.filter(Q(area_depth__gt=0) | Q(cares_for_shared_pages=True))
        return teams.order_by("-area_depth")

    def of_page(self, page: Page) -> Team | None:
        ends = range(Page.steplen, len(page.path) + 1, Page.steplen)
        paths = [page.path[:end] for end in ends]
        return self.nearest_first(Q(areas__page__path__in=paths)).first()
