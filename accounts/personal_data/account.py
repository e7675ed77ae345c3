"""The account itself: profile, addresses, second factors, sessions, settings of the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import APIToken, ModelLogEntry, PageSubscription
from wagtail.users.models import UserProfile

from accounts.models import Session
from accounts.personal_data.registry import PersonalDataRegistry
from accounts.personal_data.words import deleted_account_name

if TYPE_CHECKING:
    from accounts.models import User

COVERS = (
    "account.EmailAddress.user",
    "accounts.User_groups.user",
    "accounts.User_user_permissions.user",
    "mfa.Authenticator.user",
    "wagtailadmin.EditingSession.user",
    "wagtailadmin.FormState.user",
    "wagtailcore.APIToken.user",
    "wagtailcore.PageSubscription.user",
    "wagtailusers.UserProfile.user",
)


def join() -> None:
    PersonalDataRegistry.register("account", export, erase, covers=COVERS)


def export(user: User) -> dict[str, Any]:
    """Return the profile, and of secrets only that they exist."""
    addresses = EmailAddress.objects.filter(user=user).order_by("pk")
    factors = Authenticator.objects.filter(user=user).order_by("pk")
    return {
        "email": user.email,
        "email_addresses": [
            {"email": row.email, "confirmed": row.verified, "primary": row.primary}
            for row in addresses
        ],
        "name": user.name,
        "role": user.role,
        "language": user.language,
        "municipality": exported_municipality(user),
        "joined_at": user.date_joined,
        "last_sign_in_at": user.last_login,
        "groups": sorted(user.groups.values_list("name", flat=True)),
        "administrator": user.is_superuser,
        "second_factors": [
            {
                "kind": row.type,
                "name": str(row),
                "added_at": row.created_at,
                "last_used_at": row.last_used_at,
            }
            for row in factors
        ],
        "editor_settings": exported_editor_settings(user),
    }


def exported_municipality(user: User) -> dict[str, str] | None:
    """Return key and name of the person's municipality."""
    unit = user.municipality
    return {"key": unit.key, "name": unit.name} if unit else None


def exported_editor_settings(user: User) -> dict[str, Any] | None:
    """Return what the person has set in the editors' interface."""
    profile = UserProfile.objects.filter(user=user).first()
    if profile is None:
        return None
    return {
        "preferred_language": profile.preferred_language,
        "time_zone": profile.current_time_zone,
    }


def erase(user: User) -> None:
    """Delete all rows about signing in and working in the editor; the account itself stays."""
    Session.objects.filter(person=user.pk).delete()
    for model in (
        UserProfile,
        EmailAddress,
        Authenticator,
        APIToken,
        EditingSession,
        FormState,
        PageSubscription,
    ):
        model.objects.filter(user=user).delete()
    user.groups.clear()
    user.user_permissions.clear()
    forget_name_in_log(user)


def forget_name_in_log(user: User) -> None:
    """Take the name out of the log entries that tell what others did with this account."""
    entries = ModelLogEntry.objects.for_instance(user)
    entries.update(label=deleted_account_name(), data={})
