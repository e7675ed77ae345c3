"""What search puts into every page."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from design.components import SearchBox


def search_box(request: HttpRequest) -> dict[str, object]:
    """Give the search field; its `action` is the address of search in the language of the page."""
    return {"search_box": SimpleLazyObject(site_search)}


def site_search() -> SearchBox:
    """Return the field that searches the portal."""
    return SearchBox(reverse("search"), placeholder=_("for example flood"))
