"""Make a team, ready to work."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth.models import Group
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, GroupApprovalTask, Page, Workflow, WorkflowTask

from jobs.actions.base import Action, Asker, RefusedError
from taxonomy.multilingual import MultilingualText
from teams.actions.areas import AddArea
from teams.areas import AREA_DEPTH, NewArea, area_makers
from teams.models import Team, TeamGroup
from teams.rights import grant_everywhere, grant_on_collection
from teams.roles import ROLES, Role


class TeamRefusedError(RefusedError):
    """The team cannot be made as asked; the text says why, `field` which entry is meant."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field


class CreateTeam(Action[Team]):
    """Makes a team with a group for each role, collection, workflow and an area in each language.

    Groups, collection and workflow are called after the team in the main language of the portal.
    With `areas` these pages, which are there already, become its areas.
    """

    action_name = "teams.create_team"
    label = _("Create team")
    message = _("Team created")
    permission = "teams.add_team"

    def __init__(
        self,
        team: Team,
        *,
        titles: MultilingualText | None = None,
        review_due: datetime.date | None = None,
        areas: Sequence[Page] = (),
        user: Asker = None,
    ) -> None:
        super().__init__(team, user=user)
        self.team = team
        self.titles = titles or team.names
        self.review_due = review_due
        self.areas = areas

    def check_rules(self) -> None:
        """Refuse what another team has already, and names that are taken."""
        name = self.team.main_name
        if not name:
            raise TeamRefusedError("names", gettext("The team needs a name."))
        if Team.objects.filter(code=self.team.code).exists():
            raise TeamRefusedError("code", gettext("Another team has this code already."))
        if self.team.land_id and Team.objects.filter(land=self.team.land_id).exists():
            raise TeamRefusedError("land", gettext("This Land has a team already."))
        if not self.areas and Page.objects.filter(depth=AREA_DEPTH, slug=self.team.code).exists():
            raise TeamRefusedError("code", gettext("A page has this address already."))
        groups = [self.group_name(role) for role in ROLES.values()]
        taken = (
            Group.objects.filter(name__in=groups).exists()
            or Workflow.objects.filter(name=self.workflow_name()).exists()
            or Collection.objects.filter(depth=2, name=name).exists()
        )
        if taken:
            raise TeamRefusedError("names", gettext("Another team has this name already."))

    def perform(self) -> Team:
        root = Collection.get_first_root_node()
        self.team.collection = root.add_child(name=self.team.main_name)
        self.team.workflow = Workflow.objects.create(name=self.workflow_name())
        self.team.save()
        task = GroupApprovalTask.objects.create(name=self.workflow_name())
        WorkflowTask.objects.create(workflow=self.team.workflow, task=task, sort_order=0)
        for role in ROLES.values():
            group = self._make_group(role)
            if role.approves:
                task.groups.add(group)
        for page in self.areas or self._make_areas():
            AddArea(self.team, page).execute()
        return self.team

    def _make_areas(self) -> Sequence[Page]:
        return area_makers.make(NewArea(self.team.code, self.titles, self.review_due), self.user)

    def _make_group(self, role: Role) -> Group:
        group = Group.objects.create(name=self.group_name(role))
        TeamGroup.objects.create(team=self.team, code=role.code, group=group)
        grant_everywhere(group, role.permissions)
        grant_on_collection(group, self.team.collection, role.media)
        return group

    def group_name(self, role: Role) -> str:
        with override(settings.LANGUAGE_CODE):
            words = {"team": self.team.main_name, "role": role.label}
            return gettext("%(team)s: %(role)s") % words

    def workflow_name(self) -> str:
        """Return what the way from writing to publishing is called."""
        with override(settings.LANGUAGE_CODE):
            return gettext("Approval by %(team)s") % {"team": self.team.main_name}
