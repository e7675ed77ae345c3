"""What search puts into every page."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from design.components import SearchBox
from taxonomy.languages import active_language


def search_box(request: HttpRequest) -> dict[str, object]:
    """Give the search field; its `action` is the address of search in the language of the page."""
    return {"search_box": SimpleLazyObject(site_search)}


def site_search() -> SearchBox:
    """Return the field that searches the portal."""
    query = urlencode({"locale": active_language().code})
    return SearchBox(
        reverse("search"),
        placeholder=_("for example flood"),
        suggestions=f"{reverse('api_suggest')}?{query}",
    )
