"""Events, the page type of the scratch room."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from content.kinds import KindLabels
from content.models import BasePage


class EventPage(BasePage):
    """An event of a team."""

    kind = "event"
    kind_labels = KindLabels("Veranstaltung", "Veranstaltungen")
    schema_type = "Event"
    parent_page_types: ClassVar = ["home.TeamPage"]
    subpage_types: ClassVar[list[str]] = []

    place: models.CharField[str, str] = models.CharField("Ort", max_length=80, blank=True)

    search_fields = [*BasePage.search_fields, index.SearchField("place")]
    content_panels = [*BasePage.content_panels, FieldPanel("place")]

    class Meta:
        verbose_name = "Veranstaltung"
