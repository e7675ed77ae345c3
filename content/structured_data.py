"""What a page says about itself to machines (schema.org)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.timezone import localdate

from content.models import BasePage


def structured_data(page: BasePage, url: str, crumbs: list[dict[str, str]]) -> dict[str, Any]:
    """Return the graph of a page: the page itself and the way to it."""
    address = f"{settings.PUBLIC_URL}{url}"
    described: dict[str, Any] = {
        "@type": page.schema_type,
        "@id": address,
        "url": address,
        "name": page.title,
        "description": page.meta_description,
        "inLanguage": page.locale.language_code,
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": settings.OPERATOR["name"]},
    }
    if page.changed_on:
        described["dateModified"] = page.changed_on.isoformat()
    if page.first_published_at:
        described["datePublished"] = localdate(page.first_published_at).isoformat()
    trail = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb["title"],
                "item": f"{settings.PUBLIC_URL}{crumb['url']}",
            }
            for position, crumb in enumerate(crumbs, start=1)
        ],
    }
    return {"@context": "https://schema.org", "@graph": [described, trail]}
