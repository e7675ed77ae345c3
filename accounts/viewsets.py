"""Accounts in the editors' interface."""

from __future__ import annotations

from functools import cached_property

from django import forms
from wagtail.users.views import users as wagtail_users

from accounts.actions import CloseAccount
from accounts.forms.user_management import NewUserForm, UserForm
from accounts.models import User


class AccountIndexView(wagtail_users.IndexView):
    """The list of accounts; it is searched by address and name."""

    @cached_property
    def search_fields(self) -> set[str]:
        """The fields in which the search looks."""
        return {"email", "name"}


class CloseAccountView(wagtail_users.DeleteView):
    """Deletes an account as its owner would: learners are erased, editors lose their name."""

    def delete_action(self) -> None:
        """Erase or anonymise."""
        CloseAccount(self.object).execute()


class UserViewSet(wagtail_users.UserViewSet):
    """Accounts without user name and without password."""

    index_view_class = AccountIndexView
    delete_view_class = CloseAccountView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[User]]:
        """Return the form of a new or of an existing account."""
        return UserForm if for_update else NewUserForm
