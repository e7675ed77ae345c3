"""The map of the site for search engines."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from cases.models.model_projects import PROJECT_LANGUAGES, ModelProject
from content.querysets import open_pages


class PublicSitemap(Sitemap[Any]):
    """A part of the map; its addresses begin as PUBLIC_URL says, whatever host was asked."""

    def get_protocol(self, protocol: str | None = None) -> str:
        """Return how the portal is reached."""
        return settings.PUBLIC_URL.partition("://")[0]

    def get_domain(self, site: Any = None) -> str:
        """Return where the portal is reached."""
        return settings.PUBLIC_URL.partition("://")[2]


class PublicPages(PublicSitemap):
    """All live pages that everybody may read, without those that only mirror another."""

    def items(self) -> Any:
        """Return the pages."""
        return open_pages(Page.objects.filter(depth__gt=1)).defer_streamfields().order_by("path")

    def location(self, item: Page) -> str:
        """Return the path of a page."""
        parts = item.get_url_parts(self)  # which remembers the sites for all pages
        return str(parts[2]) if parts else "/"

    def lastmod(self, item: Page) -> Any:
        """Return the day of the last publication."""
        return item.last_published_at


class ModelProjects(PublicSitemap):
    """The list of model projects and the page of each, in each language."""

    def items(self) -> list[str]:
        """Return the paths."""
        projects = list(ModelProject.objects.in_german_order())
        paths = []
        for code in PROJECT_LANGUAGES:
            with override(code):
                paths.append(reverse("model_projects"))
                paths += [project.get_absolute_url() for project in projects]
        return paths

    def location(self, item: str) -> str:
        """Return the path itself."""
        return item


SITEMAPS: dict[str, type[Sitemap[Any]]] = {"pages": PublicPages, "model-projects": ModelProjects}
