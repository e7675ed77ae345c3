"""What the admin answers to somebody who lacks the right: 403."""

from __future__ import annotations

from typing import NoReturn

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.admin import auth
from wagtail.admin.views.generic.chooser import CreationFormMixin


def refuse(request: HttpRequest) -> NoReturn:
    """Raise PermissionDenied, so that the answer is 403."""
    raise PermissionDenied


def refuse_with_403() -> None:
    """Make the admin say 403 where Wagtail would redirect to its start page with a message.

    A redirect tells neither people nor programs that the right is missing, and after a form it
    looks as if something had been saved.
    """
    auth.permission_denied = refuse


def refuse_to_create_without_form() -> None:
    """Make choosers that offer no form refuse what is sent as one; Wagtail 8 answers 500."""
    has_right = CreationFormMixin.can_create

    def can_create(view: CreationFormMixin) -> bool:
        return bool(has_right(view) and view.get_creation_form_class())

    CreationFormMixin.can_create = can_create
