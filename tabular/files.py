"""Files that hold tables: read whole, within limits, and decoded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from tabular.problems import Problems

LARGEST_FILE = 64 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 400
# As many letters as a cell of a spreadsheet takes.
LONGEST_CELL = 32_767
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
ZIP = b"PK\x03\x04"
NO_TABLES = {
    b"\xd0\xcf\x11\xe0": "Excel 97",
    b"%PDF": "PDF",
    b"\x1f\x8b": "gzip",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


@dataclass(frozen=True)
class TableFile:
    """The bytes of a file and the name by which people know it."""

    name: str
    data: bytes

    @property
    def is_workbook(self) -> bool:
        """Whether the file is packed as XLSX files are."""
        return self.data.startswith(ZIP)

    def text(self, fallback: str = "") -> str:
        """Return the file as text; what is no UTF-8 is read in the `fallback` encoding.

        Raises TableError if it is no text, or no UTF-8 and there is no fallback.
        """
        problems = Problems(self.name)
        for mark, name in NO_TABLES.items():
            if self.data.startswith(mark):
                raise problems.fail(
                    _(
                        "The file is not CSV in UTF-8 (it looks like %(kind)s). "
                        "Save it as “CSV UTF-8”."
                    )
                    % {"kind": name}
                )
        body = self.data.removeprefix(BYTE_ORDER_MARK)
        if not body.strip():
            raise problems.fail(_("The file is empty."))
        skipped = len(self.data) - len(body)
        nul = body.find(b"\0")
        if nul >= 0:
            raise problems.fail(
                _("The file holds a NUL byte at position %(position)s; this is not text.")
                % {"position": nul + skipped + 1},
                row=row_of(body, nul),
            )
        try:
            return body.decode("utf-8")
        except UnicodeDecodeError as problem:
            if fallback:
                return body.decode(fallback, errors="replace")
            raise problems.fail(
                _("The byte at position %(position)s is not UTF-8. Save the file as “CSV UTF-8”.")
                % {"position": problem.start + skipped + 1},
                row=row_of(body, problem.start),
            ) from problem


def read_file(path: Path) -> TableFile:
    """Return a file from the disk; raises TableError that says why it cannot be read."""
    problems = Problems(str(path))
    try:
        if path.is_dir():
            raise problems.fail(_("This is a folder, not a file."))
        if not path.exists():
            raise problems.fail(_("There is no such file."))
        if not path.is_file():
            raise problems.fail(_("This is not an ordinary file."))
        if path.stat().st_size > LARGEST_FILE:
            raise problems.fail(_("The file is too large to be such a table."))
        return TableFile(str(path), path.read_bytes())
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise problems.fail(
            _("The file cannot be read: %(reason)s") % {"reason": reason}
        ) from problem


def row_of(body: bytes, position: int) -> int:
    """Return the number of the row in which a byte stands."""
    before = body[:position].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return before.count(b"\n") + 1
