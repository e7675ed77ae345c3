"""Form controls for what this room holds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from taxonomy.models import AdministrativeUnit
from taxonomy.unit_lines import line_of


class UnitsTextarea(forms.Textarea):
    """A text field for several administrative units, a line each, which suggests them.

    The register has 11,000 units, too many for a list of choices.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        suggesting = {
            "data-suggestions": reverse_lazy("unit_suggestions"),
            "data-suggestions-label": _("Suggestions"),
        }
        super().__init__({"rows": 4, **suggesting, **(attrs or {})})

    class Media:
        css = {"all": ["taxonomy/suggestions.css"]}
        js = ["taxonomy/suggestions.js", "taxonomy/units.js"]

    def format_value(self, value: Any) -> str:
        """Return the lines as they were typed, else a line for each unit: its key and its name."""
        if isinstance(value, str):
            return value
        chosen = [getattr(unit, "pk", unit) for unit in value or ()]
        known = AdministrativeUnit.objects.select_related("parent").in_bulk(chosen)
        return "\n".join(line_of(known[key]) for key in chosen if key in known)

    def value_from_datadict(self, data: Any, files: MultiValueDict[str, Any], name: str) -> Any:
        return data.get(name)
