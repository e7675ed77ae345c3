"""Which pages editors know of: those that everybody may read, and those of their own areas.

Several views of Wagtail 8 show the title of any page whose number stands in their address, and its
page chooser lists all drafts: they ask only for the rights to change something
(wagtail #9714 wants a right to choose pages).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet

from accounts.models import User
from editorial.acting import ADMIN

NAMES_OF_PAGES = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk")


def known_pages(person: User | AnonymousUser, pages: PageQuerySet) -> PageQuerySet:
    """Return those of the pages that a person may know of."""
    if person.is_superuser:
        return pages
    own = page_permission_policy.explorable_instances(person)
    everybodys = Page.objects.live().public()
    return pages.filter(Q(pk__in=own.values("pk")) | Q(pk__in=everybodys.values("pk")) | Q(depth=1))


def refuse_unknown_pages(request: HttpRequest, arguments: dict[str, Any]) -> None:
    """Raise PermissionDenied where an address of the admin names a page of others, not public."""
    if not request.path_info.startswith(ADMIN) or not request.user.is_authenticated:
        return
    numbers = [arguments[name] for name in NAMES_OF_PAGES if name in arguments]
    pages = Page.objects.filter(pk__in=numbers)
    if numbers and known_pages(request.user, pages).count() < pages.count():
        raise PermissionDenied


class KnownPagesMiddleware:
    """Keeps the addresses of pages in the admin closed to people who may not know of them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], arguments: dict[str, Any]
    ) -> None:
        """Refuse before any view shows a title."""
        refuse_unknown_pages(request, arguments)
