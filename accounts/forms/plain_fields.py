"""What all forms of allauth have here: labels that say everything, no placeholders."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NEW_PASSWORD_HINT = _("At least 12 characters, not only digits, and no password many people use.")


class PlainFields(forms.Form):
    """Gives fields the portal's labels and hints, and takes placeholders away."""

    labels: ClassVar[dict[str, Any]] = {}
    hints: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.error_messages["required"] = _("Please fill in this field.")

    def add_error(self, field: str | None, error: Any) -> None:
        """Say in words of the portal that two passwords differ; allauth has that text in code."""
        if field == "password2" and not isinstance(error, ValidationError):
            error = _("The two passwords are not the same.")
        super().add_error(field, error)
