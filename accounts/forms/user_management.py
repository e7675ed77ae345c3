"""Accounts in the editors' interface: address, name and language; no user name, no password."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from accounts.actions import ChangeProfile
from accounts.models import User


class AddressAndName(forms.ModelForm[User]):
    """The fields of the portal's users in place of Wagtail's."""

    first_name = None
    last_name = None
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Used for signing in. An invitation goes there when the account is new."),
    )

    def clean_email(self) -> str:
        """Refuse an address that differs from another account's only in its case."""
        email: str = self.cleaned_data["email"].lower()
        others = User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk)
        if others.exists():
            raise forms.ValidationError(_("There is an account with this e-mail address."))
        return email


class NewUserForm(AddressAndName, UserCreationForm):
    """A new account; its owner sets the password with the link of the invitation."""

    class Meta(UserCreationForm.Meta):
        fields = ("email", "name", "language", "is_superuser", "groups")


class UserForm(AddressAndName, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = ("email", "name", "language", "is_active", "is_superuser", "groups")


class OwnNameForm(forms.ModelForm[User]):
    """One's own name, in the account settings of the editors' interface."""

    class Meta:
        model = User
        fields = ("name",)

    def save(self, commit: bool = True) -> User:
        """Store it as the page of the profile does; Wagtail gives no other account than one's own.

        Its view calls `save` of each panel, and has no place for another way.
        """
        account = super().save(commit=False)
        if commit:
            ChangeProfile(account, user=account).execute()
        return account
