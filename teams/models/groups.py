"""The groups of people in a team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from teams.roles import ROLES, Role

if TYPE_CHECKING:
    from teams.models.teams import Team


class TeamGroup(models.Model):
    """The group of Django through which the people of a team have the rights of a role.

    Who is in the group is in the team: there is no second list of members.
    """

    team: models.ForeignKey[Team, Team] = models.ForeignKey(
        "teams.Team", on_delete=models.CASCADE, related_name="groups"
    )
    code: models.CharField[str, str] = models.CharField(_("role"), max_length=20)
    group: models.OneToOneField[Group, Group] = models.OneToOneField(
        Group, on_delete=models.PROTECT, related_name="team_group"
    )

    class Meta:
        verbose_name = _("group of a team")
        verbose_name_plural = _("groups of teams")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="one_group_per_role"),
        ]

    def __str__(self) -> str:
        return self.group.name

    @property
    def role(self) -> Role:
        """What the group may do."""
        return ROLES[self.code]
