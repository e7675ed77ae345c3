"""The editor of running text, which refuses what no editor sends."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from draftjs_exporter.error import ExporterException
from wagtail.admin.rich_text import DraftailRichTextArea

BROKEN = (ValueError, TypeError, AttributeError, LookupError, RecursionError, ExporterException)


class RichTextArea(DraftailRichTextArea):
    """Wagtail's editor; Wagtail 8 answers 500 to what is no document of Draft.js."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the HTML that was written; BadRequest where it cannot be read."""
        if data.get(name) == "":
            return ""
        try:
            return super().value_from_datadict(data, files, name)
        except BROKEN as error:
            raise BadRequest("No running text.") from error
