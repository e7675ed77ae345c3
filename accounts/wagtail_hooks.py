"""What accounts add to the editors' interface."""

from __future__ import annotations

from contextlib import suppress

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views import account

from accounts.actions import InviteUser, NoInvitationNeededError
from accounts.bulk_actions import AssignRoles, CloseAccounts, SetActiveStates
from accounts.forms.user_management import OwnNameForm
from accounts.models import User

# Wagtail's form has a first and a last name, and there is no setting for another one.
account.NameEmailSettingsPanel.form_class = OwnNameForm


def is_never_active(panel: account.BaseSettingsPanel) -> bool:
    """Leave a panel of Wagtail's out; there is no setting for it."""
    return False


# A picture of the person would be shown to nobody: only pictures of pages are served.
account.AvatarSettingsPanel.is_active = is_never_active

# After Wagtail's own, whose places they take.
for action in (AssignRoles, CloseAccounts, SetActiveStates):
    hooks.register("register_bulk_action", action, order=1)


@hooks.register("after_create_user")
def invite_new_user(request: HttpRequest, user: User) -> None:
    """Mail a new person the link with which to set a password, and say so."""
    with suppress(NoInvitationNeededError):
        InviteUser(user, user=request.user).execute()
        text = _("An invitation with a link for setting a password was sent to %(email)s.")
        messages.info(request, text % {"email": user.email})
