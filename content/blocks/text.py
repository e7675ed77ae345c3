"""Headings, running text and quotations."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.drafts import AddressBlock

RICH_TEXT = ["bold", "italic", "ol", "ul", "link", "document-link"]
TEXT_GROUP = _("Text")


class HeadingBlock(blocks.StructBlock):
    """A heading with an anchor that can be linked to."""

    text = blocks.CharBlock(label=_("Heading"), max_length=160)

    class Meta:
        label = _("Heading")
        icon = "title"
        group = TEXT_GROUP
        description = _("Begins a new section; can be linked to.")
        template = "content/blocks/heading.html"
        preview_value = {"text": "Was wird gebraucht?"}


class RichTextBlock(blocks.RichTextBlock):
    """Running text with links and lists."""

    def __init__(self, **kwargs: Any) -> None:
        # Wagtail reads the features from here only; those of Meta it passes over.
        super().__init__(**{"features": RICH_TEXT, **kwargs})

    class Meta:
        label = _("Text")
        icon = "pilcrow"
        group = TEXT_GROUP
        description = _("Paragraphs, lists and links.")
        template = "content/blocks/rich_text.html"
        preview_value = "<p>Ein Absatz mit <b>Betonung</b>.</p>"


class QuoteBlock(blocks.StructBlock):
    """Words of somebody else, with who said them and where."""

    text = blocks.TextBlock(label=_("Quotation"), rows=3)
    attribution = blocks.CharBlock(
        label=_("Said by"), max_length=200, help_text=_("A role or an office, for example a law.")
    )
    url = AddressBlock(label=_("Address"), required=False)

    class Meta:
        label = _("Quotation")
        icon = "openquote"
        group = TEXT_GROUP
        description = _("A sentence of somebody else, word for word.")
        template = "content/blocks/quote.html"
        preview_value = {
            "text": "Jede Aussage nennt ihre Quelle.",
            "attribution": "Über dieses Portal",
            "url": "",
        }
