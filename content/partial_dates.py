"""Dates of which a source may say only the year or the month: 2024, 2024-05 or 2024-05-28."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from taxonomy.languages import languages

PARTIAL_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z"
PARTIAL_DATE_EXPECTED = _("Enter a year, a month or a day: 2024, 05.2024 or 28.05.2024.")
IN_NUMBERS = re.compile(r"(?:([0-9]{1,2})\. ?)?([0-9]{1,2})[./] ?([0-9]{4})")
IN_WORDS = re.compile(r"(?:([0-9]{1,2})\.? )?([^\W\d_]{3,})\.? ([0-9]{4})")
LONGEST_TYPED = 40

if TYPE_CHECKING:
    CharField = models.CharField[str, str]
else:
    CharField = models.CharField


def partial_date(value: str) -> None:
    """Raise ValidationError unless a text is a year, a month or a day that exists."""
    parts = value.split("-")
    try:
        if not re.match(PARTIAL_DATE, value):
            raise ValueError(value)
        datetime.date(*map(int, [*parts, "1", "1"][:3]))
    except ValueError as error:
        raise ValidationError(PARTIAL_DATE_EXPECTED) from error


def as_stored(typed: Any) -> Any:
    """Return a partial date as it is stored; what cannot be read stays as it was typed.

    Read are 28.05.2024, 5.2024, 05/2024, “28. Mai 2024” and “May 2024” beside the stored forms.
    """
    if not isinstance(typed, str):
        return typed
    text = " ".join(filter(None, typed.split(" ")))
    if numbers := IN_NUMBERS.fullmatch(text):
        day, month, year = numbers.groups()
        read = joined(day, int(month), year)
    elif words := IN_WORDS.fullmatch(text):
        day, name, year = words.groups()
        read = joined(day, month_called(name), year)
    else:
        return text
    try:
        partial_date(read)
    except ValidationError:
        return text
    return read


def joined(day: str | None, month: int, year: str) -> str:
    """Return year, month and perhaps day in the order in which they sort."""
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")


def month_called(name: str) -> int:
    """Return the number of a month by the beginning of its name in any language; 0 for none."""
    for language in languages():
        with override(language):
            for number, month in MONTHS.items():
                if str(month).casefold().startswith(name.casefold()):
                    return number
    return 0


class PartialDateFormField(forms.CharField):
    """Takes a partial date as people write it."""

    default_validators = [partial_date]

    def to_python(self, value: Any) -> Any:
        """Return it as it is stored."""
        return as_stored(super().to_python(value))


class PartialDateField(CharField):
    """Holds a partial date as it is stored, and takes it as people write it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 10, "validators": [partial_date], **kwargs})

    def deconstruct(self) -> Any:
        """Return the column: migrations need not know how its texts are read."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def to_python(self, value: Any) -> Any:
        """Return it as it is stored."""
        return as_stored(super().to_python(value))

    def formfield(self, *args: Any, **kwargs: Any) -> Any:
        """Return a field with room for the names of months."""
        return super().formfield(
            *args,
            **{"form_class": PartialDateFormField, "max_length": LONGEST_TYPED, **kwargs},
        )
