"""The map of the site for search engines."""

from __future__ import annotations

from typing import Any

from wagtail.contrib.sitemaps import Sitemap as PageSitemap


class PublicPages(PageSitemap):
    """All live public pages."""

    def items(self) -> Any:
        """Return the pages, without those that only mirror another."""
        return super().items().filter(alias_of__isnull=True)


SITEMAPS: dict[str, type[PageSitemap]] = {"pages": PublicPages}
