"""The pages on which administrators make teams and say who is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button

from accounts.models import User
from teams.actions import (
    AddToTeam,
    CreateTeam,
    MemberRefusedError,
    RemoveFromTeam,
    TeamRefusedError,
)
from teams.forms import PersonForm
from teams.models import Team
from teams.roles import ROLES

if TYPE_CHECKING:
    PersonFormView = FormView[PersonForm]
else:
    PersonFormView = FormView


class CreateTeamView(generic.CreateView):
    """Makes a team, ready to work, and leads on to its people."""

    success_message = gettext_lazy("“%(object)s” is there, with its areas in all languages.")

    def is_valid(self, form: ModelForm[Team]) -> bool:
        """Say at the field what another team has already."""
        if form.is_valid():
            try:
                self.creation(form).check()
            except TeamRefusedError as refusal:
                form.add_error(refusal.field, str(refusal))
        return bool(super().is_valid(form))

    def creation(self, form: ModelForm[Team]) -> CreateTeam:
        """Return the action for a form that has been filled."""
        titles = form.cleaned_data["titles"]
        return CreateTeam(form.instance, titles=titles or None, user=self.request.user)

    def save_instance(self) -> Team:
        return self.creation(self.form).execute()

    def get_success_url(self) -> str:
        """Lead to where people are added."""
        return reverse("teams:members", args=[self.object.pk])


class EditTeamView(generic.EditView):
    """Changes how a team is called, and leads to its people."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        url = reverse("teams:members", args=[self.object.pk])
        return [*super().header_more_buttons, Button(_("People"), url=url, icon_name="group")]


class TeamPeopleView(PermissionCheckedMixin, WagtailAdminTemplateMixin, PersonFormView):
    """Who is in a team in which role; adds people and takes them out."""

    model = Team
    permission_required = "change"
    form_class = PersonForm
    template_name = "teams/members.html"
    page_title = gettext_lazy("People")
    header_icon = "group"
    index_url_name = ""

    @cached_property
    def team(self) -> Team:
        return get_object_or_404(Team, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return self.team.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        teams = {"url": reverse(self.index_url_name), "label": _("Teams")}
        return [*self.breadcrumbs_items, teams, {"url": "", "label": self.team.name}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the people of each role."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        groups = {entry.code: entry.group for entry in self.team.groups.select_related("group")}
        context["team"] = self.team
        context["people"] = [
            (role, person)
            for role in ROLES.values()
            for person in User.objects.filter(groups=groups[role.code]).order_by("name", "email")
        ]
        return context

    def form_valid(self, form: PersonForm) -> HttpResponse:
        """Add the person; the form says so where that cannot be."""
        person: User = form.cleaned_data["email"]
        role = form.cleaned_data["role"]
        try:
            AddToTeam(self.team, person, role, user=self.request.user).execute()
        except MemberRefusedError as refusal:
            form.add_error("email", str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, _("%(person)s is in the team.") % {"person": person})
        return redirect(self.request.path)


class LeaveTeamView(TeamPeopleView):
    """Takes a role in a team from a person."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        role, number = request.POST.get("role", ""), request.POST.get("person", "")
        if role not in ROLES or not number.isdecimal():
            raise BadRequest("No role or no person.")
        person = get_object_or_404(User, pk=number)
        RemoveFromTeam(self.team, person, role, user=request.user).execute()
        messages.success(request, _("%(person)s no longer has this role.") % {"person": person})
        return redirect("teams:members", self.team.pk)
