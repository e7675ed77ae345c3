"""What administrators do with several accounts at once: the same rules as for one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.users.views import bulk_actions
from wagtail.users.views.users import UserFilterSet

from accounts.actions import AccountNeededError, AssignRole, CloseAccount, SetActiveState
from accounts.models import User
from jobs.actions.base import Asker


class AccountBulkAction(bulk_actions.user_bulk_action.UserBulkAction):
    """Takes the accounts that the list shows, and says why something cannot be."""

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> QuerySet[User, int]:
        """Return all accounts of the list as it is filtered and searched.

        Wagtail's own would take all accounts, whatever filter is set (wagtail #14241).
        """
        words = self.request.GET.get("q", "")
        accounts = User.objects.filter(Q(email__icontains=words) | Q(name__icontains=words))
        listed = UserFilterSet(self.request.GET, accounts, request=self.request).qs
        keys: QuerySet[User, int] = listed.values_list("pk", flat=True)
        return keys

    def get_execution_context(self) -> dict[str, Any]:
        """Say also who asks."""
        return {**super().get_execution_context(), "user": self.request.user}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Do it for all or for none."""
        try:
            response: HttpResponse = super().form_valid(form)
        except AccountNeededError:
            messages.error(self.request, _("The portal needs at least one active administrator."))
            return redirect(self.next_url)
        return response


class AssignRoles(AccountBulkAction, bulk_actions.AssignRoleBulkAction):
    @classmethod
    def execute_action(
        cls,
        objects: Sequence[User],
        role: Group | None = None,
        *,
        user: Asker = None,
        **kwargs: Any,
    ) -> tuple[int, int]:
        """Add each; the form has asked for the group."""
        if role is None:
            return 0, 0
        for account in objects:
            AssignRole(account, role, user=user).execute()
        return len(objects), 0


class CloseAccounts(AccountBulkAction, bulk_actions.DeleteBulkAction):
    """Deletes accounts as their owners would."""

    @classmethod
    def execute_action(
        cls, objects: Sequence[User], *, user: Asker = None, **kwargs: Any
    ) -> tuple[int, int]:
        """Erase or anonymise each: Wagtail would delete the rows, and what hangs on them."""
        for account in objects:
            CloseAccount(account, user=user).execute()
        return len(objects), 0


class SetActiveStates(AccountBulkAction, bulk_actions.SetActiveStateBulkAction):
    """Opens or shuts accounts; one administrator stays."""

    @classmethod
    def execute_action(
        cls,
        objects: Sequence[User],
        mark_as_active: bool = False,
        *,
        user: Asker = None,
        **kwargs: Any,
    ) -> tuple[int, int]:
        """Set the state of each but one's own, which Wagtail leaves out too."""
        others = [account for account in objects if account != user]
        for account in others:
            SetActiveState(account, mark_as_active, user=user).execute()
        return len(others), 0
