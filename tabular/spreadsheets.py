"""Exports that spreadsheets open: what people typed stays text and becomes no formula.

Wagtail leaves that to the spreadsheet (wagtail#3466, #7554); its XLSX files are safe, its CSV files
are not. Every export of the admin goes through one mixin.
"""

from __future__ import annotations

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from tabular.rows import as_text

_as_exported = SpreadsheetExportMixin.preprocess_field_value


def _exported_as_text(
    view: SpreadsheetExportMixin, field: str, value: Any, export_format: str
) -> Any:
    exported = _as_exported(view, field, value, export_format)
    return as_text(exported) if export_format == view.FORMAT_CSV else exported


def guard_exports() -> None:
    """Let all exports of the admin write text as text."""
    SpreadsheetExportMixin.preprocess_field_value = _exported_as_text
