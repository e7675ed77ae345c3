"""Values of facts as cells say them: codes, numbers with a point, partial dates, texts."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.schema.blocks import value_block
from cases.schema.fields import Detail, Field, Kind
from cases.table.cell import Cell, listed

NUMBERS = {Kind.WHOLE_NUMBER: r"[0-9]+", Kind.NUMBER: r"-?[0-9]+([.,][0-9]+)?"}


def written_value(declared: Field | Detail, stored: Any) -> str:
    """Return a stored value as a cell says it."""
    if stored is None or stored == []:
        return ""
    if declared.kind == Kind.TERMS:
        return listed(stored if isinstance(stored, list) else [str(stored)])
    if isinstance(stored, float) and stored.is_integer():
        return str(int(stored))
    return str(stored)


def read_value(declared: Field | Detail, text: str, cell: Cell) -> Any:
    """Return what is stored for a cell; what cannot be is said, and nothing then."""
    if declared.kind == Kind.TERMS:
        return cell.all_known(text, cell.lookups.codes(declared.vocabulary))
    if not text:
        return None if declared.kind in NUMBERS else ""
    if declared.kind == Kind.TERM:
        return cell.known(text, cell.lookups.codes(declared.vocabulary)) or ""
    if declared.kind in NUMBERS:
        return read_number(declared.kind, text, cell)
    try:
        return value_block(declared, required=False).clean(text)
    except ValidationError as problem:
        cell.wrong(" ".join(problem.messages))
        return ""


def read_number(kind: Kind, text: str, cell: Cell) -> int | float | None:
    """Return a number; thousands may be set off by spaces, decimals by point or comma."""
    digits = re.sub(r"(?<=[0-9])[ \u00a0\u2009\u202f](?=[0-9]{3})", "", text)
    if not re.fullmatch(NUMBERS[kind], digits):
        cell.wrong(_("“%(value)s” is not a number") % {"value": text[:60]})
        return None
    return int(digits) if kind == Kind.WHOLE_NUMBER else float(digits.replace(",", "."))
