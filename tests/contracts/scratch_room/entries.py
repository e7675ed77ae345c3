"""What the catalogue knows of events."""

from __future__ import annotations

from typing import ClassVar

from catalogue.facets import Facet
from catalogue.sources import PageEntries

PLACE = Facet(
    "event_place",
    "Ort der Veranstaltung",
    lambda event: [event.place.lower()] if event.place else [],
    lambda: {"selb": "Selb", "jena": "Jena"},
)


class EventEntries(PageEntries):
    """Events, filtered by place."""

    collection = "events"
    about = "Veranstaltungen"
    facets: ClassVar = (PLACE,)
