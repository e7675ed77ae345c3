"""The register in the XLSX form that the Federal Statistical Office publishes each quarter.

One of several sheets holds the table, below a title and a header of several rows with merged cells;
notes follow it. Its columns are those of the CSV form.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from tabular.problems import Problems
from tabular.rows import Row
from tabular.tables import Table
from tabular.workbooks import Sheet

# The name of each column, what one of its cells in the header says, what stands above that cell.
COLUMNS = (
    ("satzart", "satzart", ""),
    ("textkennzeichen", "textkennzeichen", ""),
    ("land", "land", ""),
    ("rb", "rb|regierungsbezirk", ""),
    ("kreis", "kreis", ""),
    ("vb", "vb|gemeindeverband", ""),
    ("gemeinde", "gem|gemeinde", ""),
    ("gemeindename", "gemeindename", ""),
    ("flaeche", "fläche.*", ""),
    ("bevoelkerung", "insgesamt", "bevölkerung"),
    ("maennlich", "männlich", ""),
    ("weiblich", "weiblich", ""),
    ("jekm2", "je km.*", ""),
    ("postleitzahl", "postleitzahl", ""),
    ("laengengrad", "längengrad", ""),
    ("breitengrad", "breitengrad", ""),
    ("verstaedterungschluessel", "schlüssel", "verstädterung"),
    ("verstaedterungbezeichnung", "bezeichnung", "verstädterung"),
)
KINDS = ("10", "20", "30", "40", "50", "60")
FEWEST_CELLS = 3
FOOTNOTE = re.compile(r"\s*([0-9]\)|[¹²³⁴⁵⁶⁷⁸⁹]\)?)+$")
DAY = re.compile(r"(?<![0-9])([0-3][0-9])\.([01][0-9])\.((?:19|20)[0-9]{2})(?![0-9])")


def workbook_table(name: str, sheets: list[Sheet]) -> tuple[Table, datetime.date | None]:
    """Return the rows of the table and the last day of a year that its title names or follows.

    Raises TableError if no sheet holds such a table, or columns are missing.
    """
    problems = Problems(name)
    for sheet in sheets:
        start = first_row(sheet)
        header = [cells for _number, cells in sheet.rows[:start]]
        places = column_places(header)
        if start is None or "satzart" not in places:
            continue
        row = sheet.rows[start][0]
        for column, _word, _group in COLUMNS:
            if column not in places:
                problems.add(_("The column is missing."), row=row, column=column)
        problems.raise_any()
        letters = {column: get_column_letter(place + 1) for column, place in places.items()}
        problems.letters.update(letters)
        rows = [
            Row(number, values_of(cells, places), problems)
            for number, cells in sheet.rows[start:]
            if not is_note(cells)
        ]
        return Table(rows, problems), counted_on(header)
    raise problems.fail(_("No sheet of the workbook holds a register with the column “Satzart”."))


def first_row(sheet: Sheet) -> int | None:
    """Return the place of the first row below the header."""
    return next(
        (
            place
            for place, (_number, cells) in enumerate(sheet.rows)
            if cells[0].strip() in KINDS and not is_note(cells)
        ),
        None,
    )


def is_note(cells: Sequence[str]) -> bool:
    """Say whether a row is a title or a note: it has a sentence, but no row of cells."""
    return sum(bool(cell.strip()) for cell in cells) < FEWEST_CELLS


def column_places(header: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return where each column stands, by the words in the rows of the header.

    A merged cell holds its words at its left end only: they count for the empty cells after it.
    """
    rows = [[words(cell) for cell in cells] for cells in header if not is_note(cells)]
    places: dict[str, int] = {}
    for place in range(max((len(row) for row in rows), default=0)):
        own = [row[place] for row in rows if place < len(row)]
        above = " ".join(
            next((cell for cell in reversed(row[: place + 1]) if cell), "") for row in rows
        )
        for name, word, group in COLUMNS:
            if group in above and any(re.fullmatch(word, cell) for cell in own):
                places.setdefault(name, place)
                break
    return places


def words(cell: str) -> str:
    """Return the words of a header cell without hyphens at line ends, footnotes and capitals."""
    text = re.sub(r"[-\u00ad]\s*\n\s*", "", cell).replace("\u00ad", "")
    return FOOTNOTE.sub("", " ".join(text.split())).lower()


def values_of(cells: Sequence[str], places: dict[str, int]) -> dict[str, str]:
    """Return the cells of a row by the names of their columns."""
    return {name: cells[place] if place < len(cells) else "" for name, place in places.items()}


def counted_on(header: Sequence[Sequence[str]]) -> datetime.date | None:
    """Return the last day of a year on or before the day of the title: inhabitants are of then."""
    for cells in header:
        if match := DAY.search(" ".join(cells)):
            day, month, year = (int(part) for part in match.groups())
            return datetime.date(year if (day, month) == (31, 12) else year - 1, 12, 31)
    return None
