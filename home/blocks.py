"""Blocks of start pages and standard pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks import BODY_BLOCKS, TEXT_GROUP, StatementBlock

TARGETS = [
    ("about", _("About this portal")),
    ("model-projects", _("Model projects")),
    ("cases", _("Case studies")),
    ("courses", _("Courses")),
    ("accessibility", _("Accessibility statement")),
    ("easy-language", _("Entry in easy language")),
    ("sign-language", _("Entry in sign language")),
    ("feedback", _("Feedback")),
]
SIGNS = [
    ("easy-language", _("Reading person")),
    ("map", _("Map")),
    ("search", _("Magnifying glass")),
    ("book", _("Book")),
    ("help", _("Question mark")),
    ("accessibility", _("Person")),
]


class EntryBlock(blocks.StructBlock):
    """An entry of the start page in easy language: a sign, short sentences and a link."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    sentences = blocks.ListBlock(
        blocks.CharBlock(label=_("Sentence"), max_length=200), label=_("Sentences"), min_num=1
    )
    points = blocks.ListBlock(
        blocks.CharBlock(label=_("Point"), max_length=120),
        label=_("List below the sentences"),
        default=[],
    )
    target = blocks.ChoiceBlock(choices=TARGETS, label=_("Leads to"), required=False)
    link_text = blocks.CharBlock(label=_("Link text"), max_length=120, required=False)
    icon = blocks.ChoiceBlock(choices=SIGNS, label=_("Symbol"))

    class Meta:
        label = _("Entry in easy language")
        icon = "help"
        group = TEXT_GROUP
        description = _("Short sentences with a sign, and one link.")
        template = "home/blocks/entry.html"
        preview_value = {
            "title": "Was ist diese Seite?",
            "sentences": ["Hier finden Sie Beispiele.", "Die Beispiele kommen aus Städten."],
            "points": ["Start-Seite", "Daten-Schutz"],
            "target": "about",
            "link_text": "Mehr über diese Seite",
            "icon": "help",
        }


class OperatorBlock(blocks.StaticBlock):
    """Who operates the portal, from its settings."""

    class Meta:
        label = _("Operator")
        icon = "user"
        group = TEXT_GROUP
        description = _("Name, address and contact of the operator, from the settings.")
        admin_text = _("Prints the operator's data from the settings of the server.")
        template = "home/blocks/operator.html"
        preview_value = None


STANDARD_BLOCKS = [
    *BODY_BLOCKS,
    ("statement", StatementBlock()),
    ("entry", EntryBlock()),
    ("operator", OperatorBlock()),
]
