"""What the admin answers to somebody who lacks the right: 403."""

from __future__ import annotations

from typing import NoReturn

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.admin import auth


def refuse(request: HttpRequest) -> NoReturn:
    """Raise PermissionDenied, so that the answer is 403."""
    raise PermissionDenied


def refuse_with_403() -> None:
    """Make the admin say 403 where Wagtail would redirect to its start page with a message.

    A redirect tells neither people nor programs that the right is missing, and after a form it
    looks as if something had been saved.
    """
    auth.permission_denied = refuse
