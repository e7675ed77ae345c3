"""Give a team an area in a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jobs.actions.base import Action, Asker
from teams.models import Team, TeamArea
from teams.rights import grant_on_pages

if TYPE_CHECKING:
    from wagtail.models import Page


class AddArea(Action[TeamArea]):
    """Makes a page the area of a team in its language, with the rights of all roles there."""

    action_name = "teams.add_area"
    label = _("Add area")
    message = _("Area added")

    def __init__(self, team: Team, page: Page, *, user: Asker = None) -> None:
        super().__init__(team, user=user)
        self.team = team
        self.page = page

    def perform(self) -> TeamArea:
        """Add it, unless the team has an area in this language."""
        area, self.changed = TeamArea.objects.get_or_create(
            team=self.team, locale_id=self.page.locale_id, defaults={"page": self.page}
        )
        self.changed = grant_on_pages(self.team, [area.page]) or self.changed
        return area

    def facts(self) -> dict[str, object]:
        return {"page": self.page.pk}
