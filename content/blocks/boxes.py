"""Boxes, steps, checklists, accordions and key figures."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.sources import PREVIEW_SOURCE, SourcesBlock
from content.blocks.tables import DATA_GROUP
from content.blocks.text import TEXT_GROUP, RichTextBlock

STRUCTURE_GROUP = _("Structure")


class FactBoxBlock(blocks.StructBlock):
    """A box that sets something apart from the text."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), rows=4)
    sources = SourcesBlock(required=False)

    class Meta:
        label = _("Fact box")
        icon = "info-circle"
        group = TEXT_GROUP
        description = _("A definition or a note, set apart from the text.")
        template = "content/blocks/fact_box.html"
        preview_value = {"title": "Kurz gesagt", "text": "Ein Satz.", "sources": [PREVIEW_SOURCE]}


class StepBlock(blocks.StructBlock):
    """One step: what to do, and how."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    text = blocks.TextBlock(label=_("Text"), rows=3, required=False)
    sources = SourcesBlock(required=False)

    class Meta:
        label = _("Step")
        icon = "arrow-right"


class StepsBlock(blocks.StructBlock):
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1)

    class Meta:
        label = _("Steps")
        icon = "list-ol"
        group = STRUCTURE_GROUP
        description = _("What to do, one after the other, with numbers.")
        template = "content/blocks/steps.html"
        preview_value = {
            "steps": [
                {"title": "Bedarf klären", "text": "Wer braucht es?", "sources": []},
                {"title": "Lösung ansehen", "text": "Was gibt es schon?", "sources": []},
            ]
        }


class ChecklistBlock(blocks.StructBlock):
    """Points to tick; what is ticked stays on the reader's device."""

    items = blocks.ListBlock(
        blocks.CharBlock(label=_("Point"), max_length=300), label=_("Points"), min_num=1
    )

    class Meta:
        label = _("Checklist")
        icon = "tasks"
        group = STRUCTURE_GROUP
        description = _("Points to tick, also on paper.")
        template = "content/blocks/checklist.html"
        preview_value = {"items": ["Ist der Betrieb geklärt?", "Ist die Lizenz bekannt?"]}


class AccordionItemBlock(blocks.StructBlock):
    """A question and what opens below it."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    text = RichTextBlock(label=_("Text"))

    class Meta:
        label = _("Entry")
        icon = "arrow-down"


class AccordionBlock(blocks.StructBlock):
    """Entries that readers open one by one."""

    items = blocks.ListBlock(AccordionItemBlock(), label=_("Entries"), min_num=1)

    class Meta:
        label = _("Accordion")
        icon = "collapse-down"
        group = STRUCTURE_GROUP
        description = _("Questions whose answers open on demand.")
        template = "content/blocks/accordion.html"
        preview_value = {"items": [{"title": "Was kostet das?", "text": "<p>Nichts.</p>"}]}


class FigureBlock(blocks.StructBlock):
    """A figure with what it counts and its sources."""

    value = blocks.CharBlock(label=_("Figure"), max_length=60)
    label = blocks.CharBlock(
        label=_("What it counts"),
        max_length=240,
        help_text=_("With the date of the figure, for example: downloads, 28.06.2024."),
    )
    sources = SourcesBlock()

    class Meta:
        label = _("Key figure")
        icon = "order"
        group = DATA_GROUP
        description = _("A figure with what it counts, its date and its source.")
        template = "content/blocks/figure.html"
        preview_value = {"value": "73", "label": "Modellprojekte", "sources": [PREVIEW_SOURCE]}


class KeyFiguresBlock(blocks.StructBlock):
    figures = blocks.ListBlock(FigureBlock(), label=_("Key figures"), min_num=1)

    class Meta:
        label = _("Key figures")
        icon = "order"
        group = DATA_GROUP
        description = _("Up to three large figures, each with its source.")
        template = "content/blocks/key_figures.html"
        preview_value = {
            "figures": [{"value": "73", "label": "Modellprojekte", "sources": [PREVIEW_SOURCE]}]
        }
