"""Reads DOCX; its pages are those that Word counted when it saved the file."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import docx

from media_library.extraction.markup import PAGE_ENDS, Grammar, pages_in, text_in

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What old programs show in the place of something newer says it a second time.
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
COUNTED = f"{W}lastRenderedPageBreak"
BEFORE = {f"{W}tab": " ", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def docx_pages(data: bytes) -> Iterable[str]:
    """Return the text of each page; all in one where the file does not say where pages end."""
    body: Any = docx.Document(io.BytesIO(data)).element.body
    counted = next(body.iter(COUNTED), None) is not None

    def before(element: Any) -> str:
        if element.tag == COUNTED:
            return PAGE_ENDS
        if element.tag == f"{W}br":
            asked = element.get(f"{W}type") == "page"
            return PAGE_ENDS if asked and not counted else "\n"
        return BEFORE.get(element.tag, "")

    grammar = Grammar(
        before,
        after=lambda element: "\n" if element.tag == f"{W}p" else "",
        holds_text=lambda element: element.tag == f"{W}t",
        skipped=frozenset({FALLBACK}),
    )
    return pages_in(text_in(body, grammar))
