"""Reads ODT, ODP and ODS: pages where the program noted their ends, slides, sheets."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Any

from defusedxml import ElementTree

from media_library.extraction.endings import CannotReadError, Ending
from media_library.extraction.markup import PAGE_ENDS, Grammar, pages_in, text_in
from media_library.extraction.words import paragraphs

NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, DRAW = (NAMESPACE % name for name in ("office", "text", "table", "drawing"))
PRESENTATION = NAMESPACE % "presentation"
BEFORE = {
    f"{TEXT}s": " ",
    f"{TEXT}tab": " ",
    f"{TEXT}line-break": "\n",
    f"{TEXT}soft-page-break": PAGE_ENDS,
}
ENDING_A_LINE = frozenset({f"{TEXT}p", f"{TEXT}h"})
SKIPPED = frozenset(
    {
        f"{OFFICE}annotation",
        f"{OFFICE}binary-data",
        f"{OFFICE}forms",
        f"{PRESENTATION}notes",
        f"{TEXT}tracked-changes",
    }
)
GRAMMAR = Grammar(
    before=lambda element: BEFORE.get(element.tag, ""),
    after=lambda element: "\n" if element.tag in ENDING_A_LINE else "",
    holds_text=lambda element: True,
    skipped=SKIPPED,
)


def odt_pages(data: bytes) -> Iterable[str]:
    """Return the text of each page; all in one where the program noted no page ends."""
    return pages_in(text_in(content_of(data, "text"), GRAMMAR))


def odp_pages(data: bytes) -> Iterable[str]:
    """Return the text of each slide."""
    return parts_of(content_of(data, "presentation"), f"{DRAW}page")


def ods_pages(data: bytes) -> Iterable[str]:
    """Return name and values of each sheet."""
    return parts_of(content_of(data, "spreadsheet"), f"{TABLE}table", f"{TABLE}name")


def parts_of(content: Any, tag: str, name: str = "") -> Iterable[str]:
    """Return the text of each part, after its name where it has one to be read."""
    for part in content.findall(tag):
        title = part.get(name, "") if name else ""
        yield paragraphs(f"{title}\n{text_in(part, GRAMMAR)}")


def content_of(data: bytes, kind: str) -> Any:
    """Return the element that holds what people see."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise CannotReadError(Ending.ENCRYPTED)
        tree = ElementTree.fromstring(archive.read("content.xml"), forbid_dtd=True)
    content = tree.find(f"{OFFICE}body/{OFFICE}{kind}")
    if content is None:
        raise CannotReadError(Ending.BROKEN)
    return content
