"""What the admin answers to somebody who lacks a right: 403, and which right it is."""

from __future__ import annotations

from typing import NoReturn

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import ResolverMatch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import auth
from wagtail.admin.views.generic.chooser import CreationFormMixin
from wagtail.models import Page

from editorial.acting import ADMIN

CHANGE = gettext_lazy("You need the right to edit this page.")
PAGE_RIGHTS = {
    "publish": gettext_lazy("You need the right to publish this page."),
    "unpublish": gettext_lazy("You need the right to unpublish this page."),
    "delete": gettext_lazy("You need the right to delete this page."),
    "add": gettext_lazy("You need the right to add pages here."),
    "move": gettext_lazy("You need the right to move this page."),
    "lock": gettext_lazy("You need the right to lock this page."),
    "unlock": gettext_lazy("You need the right to unlock this page."),
    "privacy": gettext_lazy("You need the right to set who may read this page."),
    "copy": gettext_lazy("You need the right to add pages where the copy is to go."),
    "explore": gettext_lazy("You need the right to see the pages of this area."),
    "translate": gettext_lazy("You need the right to translate this page."),
}
# The last part of the names of Wagtail's views of pages, where it is no right itself.
OTHER_VIEWS = {
    "add_subpage": "add",
    "set_privacy": "privacy",
    "set_page_position": "move",
    "move_choose_destination": "move",
    "move_confirm": "move",
    "convert_alias": "publish",
    "revisions_unschedule": "publish",
    "index": "explore",
    "explore_results": "explore",
    "page_privacy": "privacy",
}
THINGS = {
    "wagtailimages": gettext_lazy("You need the right to change images in this collection."),
    "wagtaildocs": gettext_lazy("You need the right to change documents in this collection."),
    "wagtailsnippets": gettext_lazy("You need the right to change what is listed here."),
    "wagtailadmin_reports": gettext_lazy("You need the right to see this report."),
    "wagtail_localize": PAGE_RIGHTS["translate"],
    "feedback": gettext_lazy("You need the right to read the feedback."),
}
NO_EDITOR = gettext_lazy("Your account may not open the editors' interface.")
ADMINISTRATORS = gettext_lazy("Only administrators may do this.")


def refuse(request: HttpRequest) -> NoReturn:
    """Raise PermissionDenied, so that the answer is 403."""
    raise PermissionDenied


def refuse_with_403() -> None:
    """Make the admin say 403 where Wagtail would redirect to its start page with a message.

    A redirect tells neither people nor programs that the right is missing, and after a form it
    looks as if something had been saved. Wagtail has decided for the redirect (wagtail #6352).
    """
    auth.permission_denied = refuse


def refuse_to_create_without_form() -> None:
    """Make choosers that offer no form refuse what is sent as one.

    Wagtail 8 answers 500; no upstream issue known: `can_create` does not ask for a form.
    """
    has_right = CreationFormMixin.can_create

    def can_create(view: CreationFormMixin) -> bool:
        return bool(has_right(view) and view.get_creation_form_class())

    CreationFormMixin.can_create = can_create


def missing_right(request: HttpRequest) -> str:
    """Return in a sentence which right an address of the admin asks for; empty elsewhere."""
    if not request.path_info.startswith(ADMIN):
        return ""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return str(NO_EDITOR)
    match = request.resolver_match
    if match is None:
        return ""
    if "wagtailadmin_pages" in match.namespaces or match.url_name == "wagtailadmin_explore":
        return f"{page_right(match.url_name or '')} {area_of(match)}".strip()
    if match.url_name == "wagtail_bulk_action":
        return bulk_right(match)
    for start, sentence in THINGS.items():
        if any(space.startswith(start) for space in match.namespaces):
            return str(sentence)
    return str(ADMINISTRATORS)


def page_right(view: str) -> str:
    """Return the right that a view of pages asks for."""
    if view == "wagtailadmin_explore":
        return str(PAGE_RIGHTS["explore"])
    return str(PAGE_RIGHTS.get(OTHER_VIEWS.get(view, view), CHANGE))


def bulk_right(match: ResolverMatch) -> str:
    """Return the right that an action on several things at once asks for."""
    if match.kwargs.get("model_name") == "page":
        return page_right(str(match.kwargs.get("action")))
    return str(THINGS["wagtailsnippets"])


def area_of(match: ResolverMatch) -> str:
    """Return in a sentence in which area the page of an address lies; areas are public."""
    numbers = [value for value in match.kwargs.values() if str(value).isdigit()]
    page = Page.objects.filter(pk=numbers[0]).first() if numbers else None
    area = (
        page.get_ancestors(inclusive=True).filter(content_type__model="teampage").first()
        if page
        else None
    )
    return _("It is in the area “%(area)s”.") % {"area": area.title} if area else ""
