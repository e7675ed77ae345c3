"""Form fields for what this room holds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from taxonomy.models import AdministrativeUnit
from taxonomy.unit_lines import read_line
from taxonomy.widgets import UnitsTextarea


class UnitsField(forms.ModelMultipleChoiceField[AdministrativeUnit]):
    """Several administrative units, one per line: exactly its name, or its official key.

    A draft may hold lines that mean no unit yet: they stand in `unclear` after validation.
    """

    widget = UnitsTextarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(AdministrativeUnit.objects.all(), **kwargs)
        self.unclear: list[str] = []

    def clean(self, value: Any) -> Any:
        """Return the units; ValidationError names each line that is not clear."""
        lines = [read_line(line) for line in (value or "").splitlines() if line.strip()]
        problems = [line.problem for line in lines if line.unit is None]
        self.unclear = [line.text for line in lines if line.unit is None]
        if problems and not getattr(self, "is_deferred_validation", False):
            raise ValidationError(problems)
        return super().clean([line.unit.pk for line in lines if line.unit])

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the lines with those that the form began with."""
        before = UnitsTextarea().format_value(initial)
        return before.split() != (data or "").split()
