"""Who is in a team, in which role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jobs.actions.base import Action, Asker, RefusedError
from teams.models import Team
from teams.roles import ROLES

if TYPE_CHECKING:
    from accounts.models import User


class MemberRefusedError(RefusedError):
    """The person cannot be in the team; the text says why."""


class MembershipAction(Action[None]):
    """What joining and leaving share: team, person, role."""

    permission = "teams.change_team"

    def __init__(self, team: Team, person: User, role: str, *, user: Asker = None) -> None:
        super().__init__(team, user=user)
        self.team = team
        self.person = person
        self.role = ROLES[role]

    def is_member(self) -> bool:
        """Say whether the person has the role in the team."""
        mine = self.team.groups.filter(code=self.role.code, group__user=self.person.pk)
        return bool(mine.exists())

    def facts(self) -> dict[str, Any]:
        """Say by their numbers who it is, and which role; without names, which may have to go."""
        return {"person": self.person.pk, "role": self.role.code}


class AddToTeam(MembershipAction):
    """Gives a person a role in a team, and with it the rights that the role has there."""

    action_name = "teams.add_member"
    label = _("Add to team")
    message = _("Added to team")

    def check_rules(self) -> None:
        """Refuse accounts that are shut: their owner could not work."""
        if not self.person.is_active:
            raise MemberRefusedError(gettext("This account is not active."))

    def perform(self) -> None:
        self.changed = not self.is_member()
        self.person.groups.add(self.team.group(self.role.code))


class RemoveFromTeam(MembershipAction):
    """Takes a role in a team from a person; what they have written stays."""

    action_name = "teams.remove_member"
    label = _("Remove from team")
    message = _("Removed from team")

    def perform(self) -> None:
        self.changed = self.is_member()
        self.person.groups.remove(self.team.group(self.role.code))
