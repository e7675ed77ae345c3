"""Template tags of start pages and standard pages."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse

from home.navigation import MenuLink, menu_pages

register = template.Library()

VIEWS = {"model-projects": "model_projects", "feedback": "feedback"}
LISTS = {"cases": "case", "courses": "course", "guidance": "guidance"}


@register.simple_tag(takes_context=True)
def target_url(context: Context, target: str) -> str:
    """Return the address that an entry in easy language leads to; empty where there is none.

    Lists that exist in everyday German only are linked there.
    """
    menu = context["menu"]
    if target == "search":
        return str(context["search_box"].action)
    if target in VIEWS:
        return reverse(VIEWS[target])
    if target in LISTS:
        kind = LISTS[target]
        link = menu.lists.get(kind) or german_list(context["request"], kind)
        return link.url if link else ""
    link = menu.standard.get(target)
    return link.url if link else ""


def german_list(request: HttpRequest, kind: str) -> MenuLink | None:
    """Return the list of a kind in everyday German, where there is one."""
    pages = menu_pages(request, settings.LANGUAGE_CODE)
    return next((page for page in pages if kind in page.kinds), None)
