"""Let a team care for what lies in no area."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jobs.actions.base import Action, Asker
from teams.models import Team
from teams.rights import Models, grant_everywhere, grant_on_pages, model_permissions

if TYPE_CHECKING:
    from wagtail.models import Page


class EntrustPages(Action[None]):
    """Gives editors and leads of a team their rights on pages outside of all areas."""

    action_name = "teams.entrust_pages"
    label = _("Entrust pages")
    message = _("Pages entrusted")

    def __init__(self, team: Team, pages: Iterable[Page], *, user: Asker = None) -> None:
        super().__init__(team, user=user)
        self.team = team
        self.pages = list(pages)

    def perform(self) -> None:
        """Grant the rights, and route what is submitted to the team."""
        self.changed = grant_on_pages(self.team, self.pages, shared=True)

    def facts(self) -> dict[str, object]:
        return {"pages": [page.pk for page in self.pages]}


class EntrustModels(Action[None]):
    """Gives editors and leads of a team stock permissions on what is no page: terms, feedback."""

    action_name = "teams.entrust_models"
    label = _("Entrust lists")
    message = _("Lists entrusted")

    def __init__(self, team: Team, models: Models, *, user: Asker = None) -> None:
        super().__init__(team, user=user)
        self.team = team
        self.permissions = model_permissions(models)

    def perform(self) -> None:
        """Grant what is not there yet."""
        self.changed = False
        for entry in self.team.groups.select_related("group"):
            if entry.role.shared:
                before = entry.group.permissions.count()
                grant_everywhere(entry.group, self.permissions)
                self.changed |= entry.group.permissions.count() != before

    def facts(self) -> dict[str, object]:
        return {"permissions": self.permissions}
