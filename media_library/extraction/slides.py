"""Reads PPTX; each slide is a page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pptx

from media_library.extraction.markup import Grammar, text_in
from media_library.extraction.words import paragraphs

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
GRAMMAR = Grammar(
    before=lambda element: "\n" if element.tag == f"{A}br" else "",
    after=lambda element: "\n" if element.tag == f"{A}p" else "",
    holds_text=lambda element: element.tag == f"{A}t",
    skipped=frozenset({FALLBACK}),
)


def pptx_pages(data: bytes) -> Iterator[str]:
    """Yield the text of each slide, without what the speaker has noted."""
    for slide in pptx.Presentation(io.BytesIO(data)).slides:
        element: Any = slide.element
        yield paragraphs(text_in(element, GRAMMAR))
