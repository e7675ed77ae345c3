"""XLSX files: what their sheets show, within limits, cell by cell as text."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from tabular.files import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, TableFile
from tabular.problems import Problems

# The largest form of the Federal Statistical Office unpacks to about 20 MB and 16,000 rows.
LARGEST_UNPACKED = 128 * 1024 * 1024
MOST_PARTS = 500
MOST_SHEETS = 50
# What openpyxl raises for files that are packed but no workbook, or a damaged one; the errors of
# both XML parsers that it may use are syntax errors.
DAMAGED = (
    *(zipfile.BadZipFile, InvalidFileException, SyntaxError, EOFError),
    *(KeyError, ValueError, IndexError, TypeError, AttributeError, NotImplementedError, OSError),
)


@dataclass(frozen=True)
class Sheet:
    """A sheet by its name; `rows` holds the number of each row that is not empty, and its cells."""

    name: str
    rows: list[tuple[int, list[str]]]


def read_sheets(file: TableFile) -> list[Sheet]:
    """Return the sheets that hold anything; raises TableError if the file is no sound workbook."""
    problems = Problems(file.name)
    try:
        check_size(file, problems)
        # Formulas come as such, and are refused where a value is read: what a program has stored
        # as their result may be outdated or missing.
        book = load_workbook(io.BytesIO(file.data), read_only=True, data_only=False)
        names = book.sheetnames[: MOST_SHEETS + 1]
        if len(names) > MOST_SHEETS:
            raise problems.fail(_("The workbook has too many sheets."))
        worksheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        sheets = [Sheet(sheet.title, list(read_rows(sheet, problems))) for sheet in worksheets]
        book.close()
    except DAMAGED as problem:
        raise problems.fail(
            _("The file cannot be read as an Excel workbook (.xlsx); is it damaged?")
        ) from problem
    sheets = [sheet for sheet in sheets if sheet.rows]
    if not sheets:
        raise problems.fail(_("The file is empty."))
    return sheets


def check_size(file: TableFile, problems: Problems) -> None:
    """Refuse what would unpack to more than a table needs, before anything is unpacked.

    The sizes in the directory can be relied on: zipfile never unpacks more than they say.
    """
    with zipfile.ZipFile(io.BytesIO(file.data)) as packed:
        parts = packed.infolist()
        if "xl/workbook.xml" not in packed.namelist():
            raise problems.fail(
                _("The file is not an Excel workbook (.xlsx). Save it as “CSV UTF-8” or “.xlsx”.")
            )
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise problems.fail(_("The file is too large to be such a table."))


def read_rows(sheet: Any, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a sheet that are not empty, with their numbers."""
    # The size that a sheet claims is often that of what was once formatted.
    sheet.reset_dimensions()
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        if number > MOST_ROWS:
            raise problems.fail(
                _("The sheet has more than %(number)s rows.") % {"number": MOST_ROWS}
            )
        cells = [cell_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise problems.fail(
                _("The row has more than %(number)s columns.") % {"number": MOST_COLUMNS},
                row=number,
            )
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise problems.fail(
                _("A cell holds more than %(number)s characters.") % {"number": LONGEST_CELL},
                row=number,
            )
        if cells:
            yield number, cells


def cell_text(value: object) -> str:
    """Return what a cell holds as a CSV file would say it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return format(Decimal(repr(value)).normalize(), "f") if value == value else ""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)
