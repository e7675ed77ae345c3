"""Strict reading of tables from CSV and XLSX: header, and length of each row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from tabular.files import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, TableFile, read_file
from tabular.problems import Problems, TableError
from tabular.rows import Row
from tabular.workbooks import read_sheets

__all__ = ["Table", "TableError", "read_table"]

Line = tuple[int, list[str]]


@dataclass(frozen=True)
class Table:
    """The rows of a file that have as many cells as its header."""

    rows: list[Row]
    problems: Problems


def read_table(
    file: Path | TableFile, required: Iterable[str], optional: Iterable[str] = ()
) -> Table:
    """Return the rows of a table whose first row names the columns.

    A CSV file is in UTF-8 with commas; of an XLSX file it is the first sheet whose first row has
    one of the columns. Columns may stand in any order. Rows cut short or too long are problems of
    the table; a file that is no table, cannot be decoded, has another header or no rows raises
    TableError at once.
    """
    file = read_file(file) if isinstance(file, Path) else file
    required, optional = list(required), list(optional)
    problems = Problems(file.name)
    if file.is_workbook:
        lines = sheet_lines(file, {*required, *optional}, problems)
    else:
        lines = csv_lines(file, problems)
    _number, header = next(lines, (1, []))
    check_header(header, required, optional, problems)
    rows: list[Row] = []
    for number, cells in lines:
        if len(rows) >= MOST_ROWS:
            raise problems.fail(
                _("The table has more than %(number)s rows.") % {"number": MOST_ROWS}
            )
        if len(cells) == len(header):
            rows.append(Row(number, dict(zip(header, cells, strict=True)), problems))
        else:
            report_length(cells, header, number, problems)
    if not rows:
        raise problems.fail(_("The file holds no readable rows below its header."))
    return Table(rows, problems)


def csv_lines(file: TableFile, problems: Problems) -> Iterator[Line]:
    """Yield the rows of a CSV file with the number of the line in which each begins."""
    text = file.text()
    reader = csv.reader(io.StringIO(text.rstrip("\r\n"), newline=""), strict=True)
    start = 1
    try:
        for cells in reader:
            if len(cells) > MOST_COLUMNS or any(len(cell) > LONGEST_CELL for cell in cells):
                problems.add(_("The row is too large for a table."), row=start)
            else:
                yield start, cells
            start = reader.line_num + 1
    except csv.Error:
        problems.add(_("The row cannot be read; do its quotation marks fit together?"), row=start)


def sheet_lines(file: TableFile, columns: set[str], problems: Problems) -> Iterator[Line]:
    """Yield the rows of the sheet that holds the table, each as long as the first."""
    sheets = read_sheets(file)
    fitting = [sheet for sheet in sheets if columns & set(header_of(sheet.rows[0][1]))]
    sheet = (fitting or sheets)[0]
    number, first = sheet.rows[0]
    header = header_of(first)
    problems.letters.update(
        {name: get_column_letter(place) for place, name in enumerate(header, 1)}
    )
    yield number, header
    for number, cells in sheet.rows[1:]:
        # A spreadsheet does not tell an empty cell at the end from none.
        yield number, cells + [""] * (len(header) - len(cells))


def header_of(cells: list[str]) -> list[str]:
    """Return the names of columns without the spaces around them, which nobody sees."""
    return [cell.strip() for cell in cells]


def check_header(
    header: list[str], required: list[str], optional: list[str], problems: Problems
) -> None:
    """Report every missing, unknown or repeated column, and a wrong separator."""
    for separator, name in ((";", _("semicolons")), ("\t", _("tabs"))):
        if len(header) == 1 and separator in header[0]:
            raise problems.fail(
                _("The columns are separated by %(name)s; commas are expected.") % {"name": name},
                row=1,
            )
    for column in required:
        if column not in header:
            problems.add(_("The column is missing."), row=1, column=column)
    for number, column in enumerate(header):
        if column in header[:number]:
            problems.add(_("The column appears twice."), row=1, column=column)
        elif column not in required and column not in optional:
            problems.add(_("The column is unknown."), row=1, column=column[:60] or "–")
    problems.raise_any()


def report_length(cells: list[str], header: list[str], row: int, problems: Problems) -> None:
    """Say that a row is empty, cut short or too long."""
    counts = {"number": len(cells), "expected": len(header)}
    if not any(cell.strip() for cell in cells):
        problems.add(_("The row is empty."), row=row)
    elif len(cells) < len(header):
        problems.add(
            _("The row is cut short: it has %(number)s of %(expected)s cells.") % counts,
            row=row,
            column=header[len(cells)],
        )
    else:
        problems.add(
            _("The row is too long: it has %(number)s cells instead of %(expected)s.") % counts,
            row=row,
        )
