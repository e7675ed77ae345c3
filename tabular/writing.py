"""Writes tables that spreadsheets open and imports read back: text stays text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from tabular.files import BYTE_ORDER_MARK
from tabular.rows import as_text

WIDTH = 24


@dataclass(frozen=True)
class WrittenTable:
    """A header and rows of texts; `notes` is a second sheet of a workbook: what is what."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[str]]
    notes: Sequence[Sequence[str]] = field(default_factory=list)

    def csv(self) -> Iterator[bytes]:
        """Yield the lines of a CSV file in UTF-8, with the mark that Excel needs."""
        yield BYTE_ORDER_MARK
        for row in (self.header, *self.rows):
            buffer = io.StringIO(newline="")
            csv.writer(buffer).writerow([as_text(cell) for cell in row])
            yield buffer.getvalue().encode()

    def workbook(self) -> bytes:
        """Return an XLSX file."""
        book = Workbook()
        fill(book.active, self.name, (self.header, *self.rows))
        if self.notes:
            fill(book.create_sheet(), "columns", self.notes)
        buffer = io.BytesIO()
        book.save(buffer)
        return buffer.getvalue()


def fill(sheet: Any, name: str, rows: Iterable[Sequence[str]]) -> None:
    """Write a sheet whose first row is its header."""
    sheet.title = name[:31]
    for row in rows:
        sheet.append([as_text(cell) for cell in row])
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.number_format = "@"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        longest = max(len(str(each.value or "")) for each in sheet[cell.column_letter][:2])
        sheet.column_dimensions[cell.column_letter].width = min(max(longest + 2, 10), WIDTH)
    sheet.freeze_panes = "C2" if sheet.max_column > 2 else "A2"
