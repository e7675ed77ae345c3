"""Accounts in the editors' interface."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from allauth.mfa.models import Authenticator
from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.users.views import users as wagtail_users

from accounts.actions import (
    AccountNeededError,
    AddressTakenError,
    ChangeAccount,
    CloseAccount,
    CreateAccount,
    ResetSecondFactor,
)
from accounts.forms.user_management import NewUserForm, UserForm
from accounts.models import User

FormHandler = Callable[[forms.ModelForm[User]], HttpResponse]


class AccountIndexView(wagtail_users.IndexView):
    """The list of accounts; it is searched by address and name."""

    @cached_property
    def search_fields(self) -> set[str]:
        """The fields in which the search looks."""
        return {"email", "name"}


def saved_or_refused(
    view: generic.CreateView | generic.EditView, save: FormHandler, form: forms.ModelForm[User]
) -> HttpResponse:
    """Return the answer of a form whose account is stored, or shown again with the refusal."""
    try:
        return save(form)
    except (AccountNeededError, AddressTakenError) as refusal:
        form.add_error(None, str(refusal))
        view.is_valid(form)  # Wagtail words the message of an invalid form here.
        response: HttpResponse = view.form_invalid(form)
        return response


class AccountCreateView(wagtail_users.CreateView):
    def save_instance(self) -> User:
        groups = self.form.cleaned_data["groups"]
        return CreateAccount(self.form.instance, groups, user=self.request.user).execute()

    def form_valid(self, form: forms.ModelForm[User]) -> HttpResponse:
        """Save, or say beside the form which rule forbids it."""
        return saved_or_refused(self, super().form_valid, form)


class AccountEditView(wagtail_users.EditView):
    """The form of an account, and the way to a new second factor."""

    reset_url_name = "wagtailusers_users:reset_second_factor"

    def save_instance(self) -> User:
        """Store what the form has changed."""
        account: User = self.form.instance
        groups = self.form.cleaned_data["groups"]
        ChangeAccount(account, groups, user=self.request.user).execute()
        return account

    def form_valid(self, form: forms.ModelForm[User]) -> HttpResponse:
        """Save, or say beside the form which rule forbids it."""
        return saved_or_refused(self, super().form_valid, form)

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = super().header_more_buttons
        if not Authenticator.objects.filter(user=self.object).exists():
            return buttons
        url = reverse(self.reset_url_name, args=[self.object.pk])
        label = _("Reset second factor")
        return [*buttons, Button(label, url=url, icon_name="key", priority=40)]


class CloseAccountView(wagtail_users.DeleteView):
    """Deletes an account as its owner would: learners are erased, editors lose their name."""

    def delete_action(self) -> None:
        CloseAccount(self.object, user=self.request.user).execute()

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Delete, or say why that cannot be."""
        try:
            response: HttpResponse = super().form_valid(form)
        except AccountNeededError:
            messages.error(self.request, _("The portal needs at least one active administrator."))
            return redirect(self.get_success_url())
        return response


class ResetSecondFactorView(generic.DeleteView):
    """Asks, and takes app, passkeys and recovery codes off an account."""

    permission_required = "change"
    template_name = "wagtailusers/users/confirm_reset.html"
    page_title = gettext_lazy("Reset second factor")
    success_message = gettext_lazy("The second factor of “%(object)s” was removed.")

    def delete_action(self) -> None:
        """Take the factors off."""
        ResetSecondFactor(self.object, user=self.request.user).execute()

    def get_success_url(self) -> str:
        return reverse("wagtailusers_users:edit", args=[self.object.pk])


class UserViewSet(wagtail_users.UserViewSet):
    """Accounts without user name and without password."""

    index_view_class = AccountIndexView
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    delete_view_class = CloseAccountView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[User]]:
        """Return the form of a new or of an existing account."""
        return UserForm if for_update else NewUserForm

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the address where the second factor is reset."""
        view = self.construct_view(ResetSecondFactorView)
        own = path("reset-second-factor/<int:pk>/", view, name="reset_second_factor")
        return [*super().get_urlpatterns(), own]
