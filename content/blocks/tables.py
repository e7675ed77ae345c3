"""Tables, and charts that can also be read as tables."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

DATA_GROUP = _("Figures and tables")
PREVIEW_TABLE = {
    "caption": "Genutzte Daten",
    "header": ["Daten", "Herkunft"],
    "rows": [["Baumkataster", "Stadt"], ["Niederschlag", "Wetterdienst"]],
}


NUMBER = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?|\d+(,\d+)?|\d+\.\d{1,2}", re.ASCII)


def parse_number(text: str) -> Decimal:
    """Return a number of zero or more as it is written in German: 1.234,5 or 1,5.

    A dot is read as a decimal point only where it cannot separate thousands (1.5). ValueError where
    the text is no number.
    """
    text = text.strip()
    if not NUMBER.fullmatch(text):
        raise ValueError(text)
    if "," not in text and re.fullmatch(r"\d+\.\d{1,2}", text):
        return Decimal(text)
    return Decimal(text.replace(".", "").replace(",", "."))


def drawn_number(text: str) -> Decimal:
    """Return the number that a bar is drawn for; none is drawn for what is no number."""
    try:
        return parse_number(text or "")
    except ValueError:
        return Decimal(0)


class TableBlock(blocks.StructBlock):
    """A small table with a caption and a header row."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=200)
    header = blocks.ListBlock(blocks.CharBlock(label=_("Column")), label=_("Columns"), min_num=1)
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.CharBlock(label=_("Cell"), required=False), label=_("Row")),
        label=_("Rows"),
        min_num=1,
    )

    class Meta:
        label = _("Table")
        icon = "table"
        group = DATA_GROUP
        description = _("Rows and columns with a caption.")
        template = "content/blocks/table.html"
        preview_value = PREVIEW_TABLE

    def clean(self, value: Any) -> Any:
        """Refuse rows that are longer or shorter than the header."""
        result = super().clean(value)
        if self.is_deferred_validation:
            return result
        width = len(result["header"])
        for number, row in enumerate(result["rows"], start=1):
            if len(row) != width:
                message = _("Row %(row)d has %(found)d cells; the header has %(expected)d.") % {
                    "row": number,
                    "found": len(row),
                    "expected": width,
                }
                raise StructBlockValidationError({"rows": ValidationError(message)})
        return result


class ChartBarBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Label"), max_length=80)
    value = blocks.CharBlock(
        label=_("Value"), max_length=20, help_text=_("A number, for example 1.234,5.")
    )

    class Meta:
        label = _("Bar")
        icon = "minus"

    def clean(self, value: Any) -> Any:
        """Refuse what is no number of zero or more."""
        result = super().clean(value)
        try:
            parse_number(result["value"])
        except ValueError as error:
            if self.is_deferred_validation:
                return result
            message = _("Enter a number of zero or more, for example 1.234,5.")
            raise StructBlockValidationError({"value": ValidationError(message)}) from error
        return result


class ChartBlock(blocks.StructBlock):
    """A bar chart made from a small table, which readers can open beside it."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=200)
    unit = blocks.CharBlock(label=_("Unit"), max_length=40, required=False)
    bars = blocks.ListBlock(ChartBarBlock(), label=_("Bars"), min_num=2, max_num=12)

    class Meta:
        label = _("Chart")
        icon = "order"
        group = DATA_GROUP
        description = _("Bars drawn from a few numbers; also readable as a table.")
        template = "content/blocks/chart.html"
        preview_value = {
            "caption": "Modellprojekte je Staffel",
            "unit": "Projekte",
            "bars": [
                {"label": "2019", "value": "13"},
                {"label": "2020", "value": "32"},
                {"label": "2021", "value": "28"},
            ],
        }

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        """Add the length of each bar in thousandths of the longest."""
        context = super().get_context(value, parent_context=parent_context)
        numbers = [drawn_number(bar["value"]) for bar in value["bars"]]
        longest = max(numbers, default=Decimal(0)) or Decimal(1)
        context["bars"] = [
            {"label": bar["label"], "value": bar["value"], "length": int(number / longest * 1000)}
            for bar, number in zip(value["bars"], numbers, strict=True)
        ]
        return context
