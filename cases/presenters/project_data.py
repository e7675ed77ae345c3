"""What the pages of the model projects say to machines (schema.org)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from cases.presenters.project_list import ProjectList
    from cases.presenters.projects import ProjectProfile


def absolute(path: str) -> str:
    return f"{settings.PUBLIC_URL}{path}"


def trail(crumbs: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb["title"],
                "item": absolute(crumb["url"]),
            }
            for position, crumb in enumerate(crumbs, start=1)
        ],
    }


def list_data(projects: ProjectList, crumbs: list[dict[str, str]]) -> dict[str, Any]:
    """Return the list as a collection of its entries."""
    collection = {
        "@type": "CollectionPage",
        "url": absolute(crumbs[-1]["url"]),
        "name": _("Model projects"),
        "inLanguage": get_language(),
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": len(projects.rows),
            "itemListElement": [
                {"@type": "ListItem", "position": position, "url": absolute(row.url)}
                for position, row in enumerate(projects.rows, start=1)
            ],
        },
    }
    return {"@context": "https://schema.org", "@graph": [collection, trail(crumbs)]}


def profile_data(profile: ProjectProfile, crumbs: list[dict[str, str]]) -> dict[str, Any]:
    """Return a project with the places that carry it."""
    url = profile.project.get_absolute_url()
    described: dict[str, Any] = {
        "@type": "Project",
        "@id": absolute(url),
        "url": absolute(url),
        "name": profile.project.public_title,
        "description": profile.statement or profile.summary,
        "member": [
            {"@type": "AdministrativeArea", "name": member.name} for member in profile.members
        ],
    }
    if profile.locator and profile.project.point:
        described["location"] = {
            "@type": "Place",
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": round(profile.project.point.latitude, 5),
                "longitude": round(profile.project.point.longitude, 5),
            },
        }
    way = [*crumbs, {"title": profile.project.name, "url": url}]
    return {"@context": "https://schema.org", "@graph": [described, trail(way)]}
