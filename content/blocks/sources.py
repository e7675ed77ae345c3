"""Where a statement was read."""

from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
PARTIAL_DATE_EXPECTED = _("Enter a year, a month or a day: 2024, 2024-05 or 2024-05-28.")
partial_date = RegexValidator(PARTIAL_DATE, PARTIAL_DATE_EXPECTED)
PREVIEW_SOURCE = {
    "url": "https://www.smart-city-dialog.de/stufenplan",
    "title": "Seite zum Stufenplan",
    "read_on": "2026-11-23",
    "as_of": "",
}


class SourceBlock(blocks.StructBlock):
    """Where a statement was read: address, neutral title, day of reading and date of the source."""

    url = blocks.URLBlock(label=_("Address"), max_length=500)
    title = blocks.CharBlock(
        label=_("Link text"),
        max_length=200,
        help_text=_("What stands behind the link, without names of people."),
    )
    read_on = blocks.DateBlock(label=_("Read on"))
    # A RegexBlock, because wagtail-localize would offer the text of a CharBlock for translation.
    as_of = blocks.RegexBlock(
        regex=PARTIAL_DATE,
        label=_("Date of the source"),
        required=False,
        error_messages={"invalid": PARTIAL_DATE_EXPECTED},
        help_text=_("Year, month or day, for example 2024-05; empty where the source has none."),
    )

    class Meta:
        label = _("Source")
        icon = "link"


class SourcesBlock(blocks.ListBlock):
    """The sources of one statement; at least one unless said otherwise."""

    def __init__(self, *, required: bool = True, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Sources"))
        kwargs["min_num"] = 1 if required else 0
        kwargs.pop("child_block", None)
        super().__init__(SourceBlock(), **kwargs)
