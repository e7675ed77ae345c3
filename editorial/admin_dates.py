"""Date fields of the admin: what cannot be read stays as it was typed, and the form says so.

The date picker behind Wagtail's widgets replaces what it cannot read by today as soon as the field
is left (its option `validateOnBlur`), and Wagtail offers no setting for it. No upstream issue
known: its widgets would have to take options of the picker.
"""

from __future__ import annotations

from typing import Any

from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

WIDGETS = (AdminDateInput, AdminDateTimeInput, AdminTimeInput)


def keep_what_is_typed() -> None:
    """Let no date field of the admin change a text that it cannot read."""
    for widget in WIDGETS:
        widget.get_config = with_option(widget.get_config)


def with_option(get_config: Any) -> Any:
    """Return a method that adds the option to the configuration of a widget."""

    def configured(self: Any) -> dict[str, Any]:
        return {**get_config(self), "validateOnBlur": False}

    return configured
