"""The team of a page is that of the nearest area above it: computed, never stored (ADR 0024)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import CharField, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from wagtail.models import Page
from wagtail.query import PageQuerySet

from teams.models import Team

ROW = "team_row"
Pages = TypeVar("Pages", bound=PageQuerySet)


def with_team(pages: Pages) -> Pages:
    """Let each page know its team, in the pages' own query."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    teams = Team.objects.annotate(page_path=path)
    nearest = teams.nearest_first(Q(page_path__startswith=F("areas__page__path")))
    columns = {field.attname: F(field.attname) for field in Team._meta.concrete_fields}
    rows = nearest.annotate(row=JSONObject(**columns)).values("row")
    return pages.annotate(**{ROW: Subquery(rows[:1])})


def area_urls(team_ids: Iterable[int], code: str) -> dict[int, str]:
    """Return the addresses of the live areas of teams in a language, by team, in one query."""
    pages = Page.objects.live().filter(
        team_area__team__in=team_ids, team_area__locale__language_code=code
    )
    areas = pages.annotate(team_id=F("team_area__team")).defer_streamfields()
    return {page.team_id: page.get_url() or "" for page in areas}


class BelongsToTeam:
    """A page that knows its team: from the query that fetched it, else it asks once."""

    path: str

    @property
    def team(self) -> Team | None:
        """The team of the nearest area above; an area lies in itself."""
        kept = vars(self)
        if ROW in kept:
            row: dict[str, Any] | None = kept[ROW]
            return Team.of_row(row) if row else None
        path, team = kept.get("_team_at", (None, None))
        if path != self.path:
            team = Team.objects.of_page(self)
            kept["_team_at"] = (self.path, team)
        return team
