"""Teams in the admin, for administrators."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from teams.forms import NewTeamForm
from teams.models import Team
from teams.views import CreateTeamView, EditTeamView, LeaveTeamView, TeamPeopleView


class TeamPolicy(ModelPermissionPolicy):
    """Stock permissions, but nobody deletes a team: its pages would be nobody's."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Refuse to delete, to everybody."""
        return action != "delete" and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Ask for each action by itself."""
        return any(self.user_has_permission(user, action) for action in actions)


register_permission_policy(Team, TeamPolicy(Team))


class TeamViewSet(ModelViewSet):
    """Lists teams, makes them, and says who is in them."""

    model = Team
    add_view_class = CreateTeamView
    edit_view_class = EditTeamView
    copy_view_enabled = False
    icon = "group"
    menu_label = _("Teams")
    add_to_settings_menu = True
    list_display = ["name", "code", "land", "vacant"]
    search_fields = ["code"]
    search_backend_name = None
    form_fields = ["names", "vacant"]

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form of a new or of an existing team."""
        return super().get_form_class(for_update) if for_update else NewTeamForm

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the addresses for the people of a team."""
        people = self.construct_view(TeamPeopleView)
        leave = self.construct_view(LeaveTeamView)
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/members/", people, name="members"),
            path("<int:pk>/members/remove/", leave, name="leave"),
        ]
