"""Strict reading of CSV files: encoding, separator, header and length of each row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from taxonomy.table_rows import Problems, Row, TableError

__all__ = ["Table", "TableError", "file_text", "read_table"]

LARGEST_FILE = 64 * 1024 * 1024
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
NO_TABLES = {
    b"PK\x03\x04": "Excel, ODS, ZIP",
    b"\xd0\xcf\x11\xe0": "Excel 97",
    b"%PDF": "PDF",
    b"\x1f\x8b": "gzip",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


@dataclass(frozen=True)
class Table:
    """The rows of a file that have as many cells as its header."""

    rows: list[Row]
    problems: Problems


def read_table(path: Path, required: Iterable[str], optional: Iterable[str] = ()) -> Table:
    """Return the rows of a CSV file in UTF-8 with commas, whose first row names the columns.

    Columns may stand in any order. Rows cut short or too long are problems of the table; a file
    that is no table, cannot be decoded, has another header or no rows raises TableError at once.
    """
    problems = Problems(str(path))
    text = _decode(_read_bytes(path, problems), problems)
    reader = csv.reader(io.StringIO(text.rstrip("\r\n"), newline=""), strict=True)
    rows: list[Row] = []
    start = 1
    try:
        header = next(reader)
        _check_header(header, list(required), list(optional), problems)
        start = reader.line_num + 1
        for cells in reader:
            if len(cells) == len(header):
                rows.append(Row(start, dict(zip(header, cells, strict=True)), problems))
            else:
                _report_length(cells, header, start, problems)
            start = reader.line_num + 1
    except csv.Error:
        problems.add(_("The row cannot be read; do its quotation marks fit together?"), row=start)
    if not rows:
        problems.add(_("The file holds no readable rows below its header."))
        problems.raise_any()
    return Table(rows, problems)


def file_text(path: Path, *, fallback: str = "utf-8") -> str:
    """Return a file as text; what is no UTF-8 is read in the `fallback` encoding.

    Raises TableError if the file cannot be read or is no text.
    """
    problems = Problems(str(path))
    data = _read_bytes(path, problems)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if data.startswith((b"10", b"40", b"60")):
            return data.decode(fallback, errors="replace")
    return _decode(data, problems)


def _fail(problems: Problems, message: str, row: int = 0) -> TableError:
    problems.add(message, row=row)
    return TableError(problems.text())


def _read_bytes(path: Path, problems: Problems) -> bytes:
    try:
        if path.is_dir():
            raise _fail(problems, _("This is a folder, not a file."))
        if not path.exists():
            raise _fail(problems, _("There is no such file."))
        if not path.is_file():
            raise _fail(problems, _("This is no ordinary file."))
        if path.stat().st_size > LARGEST_FILE:
            raise _fail(problems, _("The file is too large to be such a table."))
        return path.read_bytes()
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise _fail(
            problems, _("The file cannot be read: %(reason)s") % {"reason": reason}
        ) from problem


def _decode(data: bytes, problems: Problems) -> str:
    for mark, name in NO_TABLES.items():
        if data.startswith(mark):
            raise _fail(
                problems,
                _("The file is no CSV in UTF-8 (it looks like %(kind)s). Save it as “CSV UTF-8”.")
                % {"kind": name},
            )
    body = data.removeprefix(BYTE_ORDER_MARK)
    if not body.strip():
        raise _fail(problems, _("The file is empty."))
    skipped = len(data) - len(body)
    nul = body.find(b"\0")
    if nul >= 0:
        raise _fail(
            problems,
            _("The file holds a NUL byte at position %(position)s; this is no text.")
            % {"position": nul + skipped + 1},
            row=_row_of(body, nul),
        )
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise _fail(
            problems,
            _("The byte at position %(position)s is not UTF-8. Save the file as “CSV UTF-8”.")
            % {"position": problem.start + skipped + 1},
            row=_row_of(body, problem.start),
        ) from problem


def _row_of(body: bytes, position: int) -> int:
    before = body[:position].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return before.count(b"\n") + 1


def _check_header(
    header: list[str], required: list[str], optional: list[str], problems: Problems
) -> None:
    """Report every missing, unknown or repeated column, and a wrong separator."""
    for separator, name in ((";", _("semicolons")), ("\t", _("tabs"))):
        if len(header) == 1 and separator in header[0]:
            raise _fail(
                problems,
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


def _report_length(cells: list[str], header: list[str], row: int, problems: Problems) -> None:
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
