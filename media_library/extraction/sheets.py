"""Reads XLSX and CSV; each sheet is a page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from media_library.extraction.limits import LONGEST_PAGE
from media_library.extraction.words import paragraphs

SEPARATOR = re.compile(r"[;\t]+")

# openpyxl 3.1 looks for the size of a sheet that does not name it by reading all of it, before it
# gives the first row. What a file says of its size may be wrong, so nothing here asks for it.
ReadOnlyWorksheet._get_size = lambda sheet: None


def xlsx_pages(data: bytes) -> Iterator[str]:
    """Yield name and values of each sheet; a hidden one is a page without text."""
    book = openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=True, keep_links=False
    )
    for sheet in book.worksheets:
        shown = sheet.sheet_state == "visible"
        yield paragraphs("\n".join(rows_of(sheet))) if shown else ""


def rows_of(sheet: Any) -> Iterator[str]:
    """Yield the name of a sheet and its rows, not many more than a page may hold."""
    yield sheet.title
    length = 0
    for row in sheet.iter_rows(values_only=True):
        line = " ".join(str(value) for value in row if value is not None)
        length += len(line)
        yield line
        if length > LONGEST_PAGE:
            return


def csv_pages(data: bytes) -> Iterator[str]:
    """Yield the table, as the check at uploading reads it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    yield paragraphs(SEPARATOR.sub(" ", text))
