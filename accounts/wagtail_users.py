"""Wagtail's user management with the accounts of the portal."""

from __future__ import annotations

from wagtail.users.apps import WagtailUsersAppConfig


class AccountManagementConfig(WagtailUsersAppConfig):
    """Takes the place of "wagtail.users" among the installed apps."""

    default = False
    user_viewset = "accounts.viewsets.UserViewSet"
