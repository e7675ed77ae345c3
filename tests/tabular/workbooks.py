"""Workbooks for the tests."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook

Rows = Iterable[Sequence[object]]


def workbook(**sheets: Rows) -> bytes:
    """Return an XLSX file with a sheet for each list of rows."""
    book = Workbook()
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.remove(book.worksheets[0])
    return packed(book)


def packed(book: Workbook) -> bytes:
    """Return the file of a workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def write(folder: Path, data: bytes, name: str = "tabelle.xlsx") -> Path:
    """Write a file to a folder."""
    path = folder / name
    path.write_bytes(data)
    return path
