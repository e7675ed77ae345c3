"""Who acts in the admin during a request, for rules that hold whatever view a change comes from."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

from accounts.models import User

ADMIN = "/admin/"

acting_person: ContextVar[User | None] = ContextVar("acting_person", default=None)


class ActingPersonMiddleware:
    """Remembers who acts in the admin."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the person known to the rules of editorial/live_pages.py."""
        if not request.path_info.startswith(ADMIN) or not request.user.is_authenticated:
            return self.get_response(request)
        token = acting_person.set(request.user)
        try:
            return self.get_response(request)
        finally:
            acting_person.reset(token)
