"""Blocks of case studies."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks import PREVIEW_SOURCE, SOURCED_GROUP, SourcesBlock
from content.blocks.drafts import PatternBlock

OFFICIAL_KEY = r"^(\d{2}|\d{5}|\d{8})$"


# Relations that are no adoption (KTS dashboard of the Smart City Dialog, without “uebertragung”).
INVOLVEMENT_KINDS = [
    ("gemeinsame_entwicklung", _("joint development")),
    ("mitgliedschaft", _("membership")),
    ("mitnutzung", _("joint use")),
    ("austausch", _("exchange")),
]


class ReuseBlock(blocks.StructBlock):
    """A place that adopted the solution; with an official key it is drawn on the maps."""

    place = blocks.CharBlock(label=_("Place"), max_length=120)
    key = PatternBlock(
        regex=OFFICIAL_KEY,
        label=_("Official key"),
        required=False,
        error_messages={
            "invalid": _("An official key has 2, 5 or 8 digits, for example 14713000.")
        },
        help_text=_("2, 5 or 8 digits; then the place appears on the maps."),
    )
    what = blocks.CharBlock(label=_("What was adopted"), max_length=300, required=False)
    year = blocks.IntegerBlock(label=_("Year"), required=False, min_value=2000, max_value=2100)
    sources = SourcesBlock()

    class Meta:
        label = _("Reuse")
        icon = "redirect"
        group = SOURCED_GROUP
        description = _("A place that adopted the solution, with its source.")
        template = "cases/blocks/reuse.html"
        preview_value = {
            "place": "Nachbarstadt",
            "key": "",
            "what": "Die Software",
            "year": 2024,
            "sources": [PREVIEW_SOURCE],
        }


class InvolvementBlock(blocks.StructBlock):
    """A place that takes part in a solution without having adopted it."""

    place = blocks.CharBlock(label=_("Place"), max_length=120)
    key = PatternBlock(
        regex=OFFICIAL_KEY,
        label=_("Official key"),
        required=False,
        error_messages={
            "invalid": _("An official key has 2, 5 or 8 digits, for example 14713000.")
        },
        help_text=_("2, 5 or 8 digits; then the page of its model project names the case study."),
    )
    kind = blocks.ChoiceBlock(choices=INVOLVEMENT_KINDS, label=_("How it takes part"))
    what = blocks.CharBlock(label=_("In what, since when"), max_length=300, required=False)
    sources = SourcesBlock()

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the entry with the words for its kind."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        kind = dict(INVOLVEMENT_KINDS).get(value["kind"], value["kind"])
        return {**context, "entry": {**value, "kind": kind}}

    class Meta:
        label = _("Participation")
        icon = "group"
        group = SOURCED_GROUP
        description = _("A place that is a member, develops or uses it jointly; no adoption.")
        template = "cases/blocks/involvement.html"
        preview_value = {
            "place": "Nachbarstadt",
            "key": "",
            "kind": "mitgliedschaft",
            "what": "der Entwicklungspartnerschaft beigetreten",
            "sources": [PREVIEW_SOURCE],
        }
