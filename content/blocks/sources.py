"""Where a statement was read."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.drafts import AddressBlock, PatternBlock
from content.partial_dates import PARTIAL_DATE, PARTIAL_DATE_EXPECTED, as_stored, partial_date


class PartialDateBlock(PatternBlock):
    """A year, a month or a day; a draft keeps whatever was typed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["regex"] = PARTIAL_DATE
        kwargs.setdefault("error_messages", {"invalid": PARTIAL_DATE_EXPECTED})
        kwargs["validators"] = [partial_date]
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """Read what people write as it is stored."""
        return super().clean(as_stored(value))


SOURCED_GROUP = _("With sources")
PREVIEW_SOURCE = {
    "url": "https://www.smart-city-dialog.de/stufenplan",
    "title": "Seite zum Stufenplan",
    "read_on": "2026-11-23",
    "as_of": "",
    "site": "",
}


class DayBlock(blocks.DateBlock):
    """A day; what is stored and is none is empty, so that it breaks no page."""

    def to_python(self, value: Any) -> datetime.date | None:
        try:
            day: datetime.date | None = super().to_python(value)
        except (TypeError, ValueError):
            return None
        return day if isinstance(day, datetime.date) else None


class SourceBlock(blocks.StructBlock):
    """Where a statement was read: address, neutral title, day of reading and date of the source."""

    url = AddressBlock(label=_("Address"), max_length=500)
    title = blocks.CharBlock(
        label=_("Link text"),
        max_length=200,
        help_text=_("What the link leads to, without names of people."),
    )
    read_on = DayBlock(label=_("Read on"))
    # A RegexBlock, because wagtail-localize would offer the text of a CharBlock for translation.
    as_of = PartialDateBlock(
        label=_("Date of the source"),
        required=False,
        help_text=_("Year, month or day, for example 05.2024; empty where the source has none."),
    )
    site = blocks.CharBlock(
        label=_("Name of the site instead of its address"),
        max_length=80,
        required=False,
        help_text=_(
            "Only where the address names a person, for example “private blog”: then the address "
            "is linked but not printed."
        ),
    )

    class Meta:
        label = _("Source")
        icon = "link"
        group = SOURCED_GROUP
        description = _("Where it was read, with the day of reading and the date of the source.")
        template = "content/blocks/source.html"
        preview_value = PREVIEW_SOURCE


class SourcesBlock(blocks.ListBlock):
    """The sources of one statement; at least one unless said otherwise, else none to begin with."""

    def __init__(self, *, required: bool = True, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Sources"))
        kwargs["min_num"] = 1 if required else 0
        kwargs.pop("child_block", None)
        kwargs["search_index"] = False
        if not required:
            kwargs.setdefault("default", [])
        super().__init__(SourceBlock(), **kwargs)
