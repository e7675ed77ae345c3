"""What is wrong in a table, said with file, row and column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LISTED = 20


class TableError(Exception):
    """A table that cannot be used; `problems` lists what is wrong, the text says it in lines."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(problems.text())
        self.problems = problems


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong; row 0 and an empty column stand for the whole file."""

    message: str
    row: int = 0
    column: str = ""
    letter: str = ""

    def place(self) -> str:
        """Return row and column in words, ready to follow the name of the file."""
        place = _(", row %(row)s") % {"row": self.row} if self.row else ""
        if self.column:
            place += _(", column “%(column)s”") % {"column": self.column}
        return f"{place} ({self.letter})" if self.letter else place


@dataclass
class Problems:
    """What is wrong in a table; the first twenty are listed, of the others their rows.

    `letters` says which column of a spreadsheet has which name, so that people find the cell.
    """

    file: str
    letters: dict[str, str] = field(default_factory=dict)
    listed: list[Problem] = field(default_factory=list)
    unlisted_rows: set[int] = field(default_factory=set)
    number: int = 0
    # By column: how many keys have lost their zeros.
    lost_zeros: dict[str, int] = field(default_factory=dict)
    _zeros: dict[str, Problem] = field(default_factory=dict)

    def add(self, message: str, *, row: int = 0, column: str = "") -> None:
        """Remember a problem with the row and column where it is."""
        self.number += 1
        if len(self.listed) >= LISTED:
            self.unlisted_rows.add(row)
            return
        self.listed.append(Problem(message, row, column, self.letters.get(column, "")))

    def add_lost_zeros(self, value: str, *, row: int, column: str) -> None:
        """Remember that a spreadsheet program has made a number of a key: once for a column."""
        self.lost_zeros[column] = self.lost_zeros.get(column, 0) + 1
        if column not in self._zeros:
            self.number += 1
            self._zeros[column] = Problem(value, row, column, self.letters.get(column, ""))

    def all(self) -> list[Problem]:
        """Return what can be listed: lost zeros first, they explain much of the rest."""
        zeros = [
            Problem(
                ngettext(
                    "A spreadsheet program has taken the keys for numbers and removed their "
                    "leading zeros (%(number)s key, “%(value)s”): use the file as it was "
                    "published, or format the column as text and enter the keys again.",
                    "A spreadsheet program has taken the keys for numbers and removed their "
                    "leading zeros (%(number)s keys, the first is “%(value)s”): use the file as "
                    "it was published, or format the column as text and enter the keys again.",
                    self.lost_zeros[column],
                )
                % {"number": self.lost_zeros[column], "value": first.message},
                first.row,
                column,
                first.letter,
            )
            for column, first in self._zeros.items()
        ]
        return [*zeros, *self.listed]

    def raise_any(self) -> None:
        """Raise TableError if anything was wrong."""
        if self.number:
            raise TableError(self)

    def fail(self, message: str, *, row: int = 0) -> TableError:
        """Return the error of a table in which nothing else can be read."""
        self.add(message, row=row)
        return TableError(self)

    def summary(self) -> str:
        """Return how many problems there are."""
        return ngettext(
            "Nothing was imported: %(number)s problem in the file.",
            "Nothing was imported: %(number)s problems in the file.",
            self.number,
        ) % {"number": self.number}

    def rest(self) -> str:
        """Return what is not listed; empty if all is."""
        rest = self.number - len(self.all())
        if not rest:
            return ""
        rows = ranges(self.unlisted_rows - {0})
        text = (
            _("… and %(number)s more, in rows %(rows)s.") if rows else _("… and %(number)s more.")
        )
        return text % {"number": rest, "rows": rows}

    def text(self) -> str:
        """Return the number of problems and the first of them, a line each."""
        lines = [f"{self.file}{problem.place()}: {problem.message}" for problem in self.all()]
        return "\n".join([self.summary(), *lines, *([self.rest()] if self.rest() else [])])


def ranges(numbers: Iterable[int]) -> str:
    """Return “2–4, 7” for 2, 3, 4 and 7."""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(f"{part[0]}–{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts)
