"""The map of the site for search engines."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from django.utils.translation import override

from cases.models.model_projects import PROJECT_LANGUAGES
from catalogue.models import Entry


class PublicSitemap(Sitemap[Any]):
    """A part of the map; its addresses begin as PUBLIC_URL says, whatever host was asked."""

    def get_protocol(self, protocol: str | None = None) -> str:
        """Return how the portal is reached."""
        return settings.PUBLIC_URL.partition("://")[0]

    def get_domain(self, site: Any = None) -> str:
        """Return where the portal is reached."""
        return settings.PUBLIC_URL.partition("://")[2]


class PublicThings(PublicSitemap):
    """Everything in the catalogue but documents, to which the pages lead that show them."""

    def items(self) -> Any:
        """Return the entries, pages in the order of the tree."""
        entries = Entry.objects.readable().filter(shown_on=[])
        return entries.only("url", "changed_at").order_by("path", "url")

    def location(self, item: Entry) -> str:
        return item.url

    def lastmod(self, item: Entry) -> Any:
        """Return the day of the last publication."""
        return item.changed_at


LISTS = ("model_projects", "reuse", "costs", "offers", "glossary")


class Lists(PublicSitemap):
    """The lists that are no pages of the tree, in each everyday language."""

    def items(self) -> list[str]:
        paths = []
        for code in PROJECT_LANGUAGES:
            with override(code):
                paths += [reverse(name) for name in LISTS]
        return paths

    def location(self, item: str) -> str:
        return item


SITEMAPS: dict[str, type[Sitemap[Any]]] = {"things": PublicThings, "lists": Lists}
