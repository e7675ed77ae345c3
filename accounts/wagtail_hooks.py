"""What accounts add to the editors' interface."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from accounts.actions import InviteUser
from accounts.models import User


@hooks.register("after_create_user")
def invite_new_user(request: HttpRequest, user: User) -> None:
    """Mail a new person the link with which to set a password, and say so."""
    invitation = InviteUser(user)
    if invitation.check():
        invitation.execute()
        text = _("An invitation with a link for setting a password was sent to %(email)s.")
        messages.info(request, text % {"email": user.email})
