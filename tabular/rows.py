"""Rows of a table, read strictly: what is wrong is said with file, row and column."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from tabular.problems import Problems

LARGEST_INTEGER = 2_147_483_647
SPACES = re.compile(r"[ \u00a0\u2009\u202f]")
INTEGER = re.compile(r"-?[0-9]+|-?[0-9]{1,3}( [0-9]{3})+")
DECIMAL = re.compile(r"-?([0-9]+|[0-9]{1,3}( [0-9]{3})+)([.,][0-9]+)?")
# What a spreadsheet program makes of a long key, and what it shows where it cannot calculate.
SHORTENED = re.compile(r"[0-9]([.,][0-9]+)?E\+[0-9]+")
SPREADSHEET_ERROR = re.compile(r"#(N/A|NV|[A-ZÜ]+[!?]|DIV/0!)")
LONGEST_KEY = 12
BROKEN_LETTERS = re.compile("\ufffd|\u00c3[\u0080-\u00bf\u0152-\u2122]")


BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_text(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula; numbers stay what they are."""
    if isinstance(value, str) and value.lstrip(" \u00a0\ufeff").startswith(BEGINNINGS):
        return f"'{value}"
    return value


def is_formula(value: str) -> bool:
    """Say whether a spreadsheet would calculate a value; a number below zero is no formula."""
    return value[:1] in ("=", "+", "@") or (value[:1] == "-" and not DECIMAL.fullmatch(value))


def problem_of(value: str, longest: int) -> str:
    """Return what no text of a table may be; empty for one that is sound."""
    if len(value) > longest:
        return _("is longer than %(number)s characters") % {"number": longest}
    if BROKEN_LETTERS.search(value):
        return _("holds broken letters: “%(value)s”") % {"value": value[:60]}
    if SPREADSHEET_ERROR.fullmatch(value):
        return _("holds a spreadsheet error: “%(value)s”") % {"value": value}
    if is_formula(value):
        return _("begins like a formula: “%(value)s”") % {"value": value[:60]}
    return ""


def has_lost_zeros(value: str, pattern: str) -> bool:
    """Say whether a key would be one with the zeros that a spreadsheet program removes."""
    if SHORTENED.fullmatch(value):
        return True
    # Of longer keys one zero goes, that of the Land; more would be a slip of the pen.
    longest = LONGEST_KEY if len(value) <= 2 else len(value) + 1
    return value.isdigit() and any(
        re.fullmatch(pattern, value.zfill(length)) for length in range(len(value) + 1, longest + 1)
    )


@dataclass(frozen=True)
class Row:
    """One row of a table; each reader reports a wrong value and returns a harmless one."""

    number: int
    values: dict[str, str]
    problems: Problems

    def report(self, column: str, message: str) -> None:
        """Say what is wrong with the value in a column."""
        self.problems.add(message, row=self.number, column=column)

    def text(self, column: str, *, required: bool = True, longest: int = 200) -> str:
        """Return the value in one line, with single spaces, in composed letters."""
        raw = self.values.get(column, "")
        value = unicodedata.normalize("NFC", " ".join(raw.split()))
        if required and not value:
            self.report(column, _("is empty"))
        elif problem := problem_of(value, longest):
            self.report(column, problem)
        elif "\n" in raw or "\r" in raw or not value.isprintable():
            self.report(column, _("holds a line break or a control character"))
        else:
            return value
        return ""

    def lines(self, column: str, *, longest: int) -> str:
        """Return a text that may have several lines; what an export has marked as text is one."""
        raw = self.values.get(column, "").replace("\r\n", "\n").replace("\r", "\n").strip()
        value = unicodedata.normalize("NFC", raw)
        if value.startswith("'") and as_text(value[1:]) == value:
            return value[1:]
        if problem := problem_of(value, longest):
            self.report(column, problem)
        elif any(unicodedata.category(each) == "Cc" and each not in "\n\t" for each in value):
            self.report(column, _("holds a control character"))
        else:
            return value
        return ""

    def code(self, column: str, pattern: str, example: str, *, required: bool = True) -> str:
        """Return the value if it has the form of the pattern."""
        value = self.text(column, required=required)
        if value and not re.fullmatch(pattern, value):
            if has_lost_zeros(value, pattern):
                self.problems.add_lost_zeros(value, row=self.number, column=column)
                return ""
            self.report(
                column,
                _("“%(value)s” is not a valid key; expected something like “%(example)s”")
                % {"value": value[:60], "example": example},
            )
            return ""
        return value

    def choice(self, column: str, allowed: Iterable[str], *, required: bool = True) -> str:
        """Return the value if it is one of those allowed."""
        value = self.text(column, required=required)
        if value and value not in allowed:
            self.report(
                column,
                _("“%(value)s” is unknown; expected one of: %(allowed)s")
                % {"value": value[:60], "allowed": ", ".join(allowed)},
            )
            return ""
        return value

    def integer(
        self, column: str, *, required: bool = True, highest: int = LARGEST_INTEGER
    ) -> int | None:
        """Return a whole number of at least 0; thousands may be set off by spaces."""
        value = self._number(column, INTEGER, required=required)
        if not value:
            return None
        return int(value) if self._within(column, Decimal(value), highest) else None

    def decimal(
        self, column: str, *, required: bool = True, highest: int = LARGEST_INTEGER
    ) -> Decimal | None:
        """Return a number of at least 0, with a point or a comma before the decimals."""
        value = self._number(column, DECIMAL, required=required)
        if not value:
            return None
        number = Decimal(value.replace(",", "."))
        return number if self._within(column, number, highest) else None

    def date(self, column: str, *, required: bool = True) -> datetime.date | None:
        """Return a date that is written as 2019-12-31."""
        value = self.text(column, required=required)
        try:
            return datetime.date.fromisoformat(value) if value else None
        except ValueError:
            self.report(
                column,
                _("“%(value)s” is not a date; expected something like 2019-12-31")
                % {"value": value[:60]},
            )
            return None

    def _number(self, column: str, form: re.Pattern[str], *, required: bool) -> str:
        value = SPACES.sub(" ", self.text(column, required=required))
        if value and not form.fullmatch(value):
            self.report(column, _("“%(value)s” is not a number") % {"value": value[:60]})
            return ""
        return value.replace(" ", "")

    def _within(self, column: str, number: Decimal, highest: int) -> bool:
        if number < 0:
            self.report(column, _("%(number)s is below zero") % {"number": number})
        elif number > highest:
            self.report(
                column,
                _("%(number)s is too large; the most is %(highest)s")
                % {"number": number, "highest": highest},
            )
        return 0 <= number <= highest
