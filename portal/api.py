"""The interface for programs, version 1: what each room offers, described by OpenAPI."""

from __future__ import annotations

from django.conf import settings
from ninja import NinjaAPI, Router

from catalogue.open_data.api import add_collection
from catalogue.sources import sources

DESCRIPTION = (
    "Read-only, without a key, what everybody may read on the pages. Fields may be added, none is "
    "renamed or removed. Wrong or unknown parameters are as if they were not there."
)


def make_api() -> NinjaAPI:
    """Return the interface with the collections that rooms have registered."""
    api = NinjaAPI(
        title=str(settings.SITE_NAME),
        version="1",
        description=DESCRIPTION,
        docs_url=None,
        urls_namespace="api",
    )
    router = Router()
    for source in sources:
        if source.collection:
            add_collection(router, source)
    api.add_router("", router)
    return api


api = make_api()
