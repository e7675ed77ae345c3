"""Controls of Django's forms with the classes that KERN draws them by."""

from __future__ import annotations

from django import forms, template
from django.utils.safestring import SafeString

register = template.Library()

INPUT = "kern-form-input__input"
CLASSES = {
    "checkbox": "kern-form-check__checkbox",
    "checkboxselectmultiple": "kern-form-check__checkbox",
    "radioselect": "kern-form-check__radio",
    "select": "kern-form-input__select",
}


def class_of(field: forms.BoundField) -> str:
    """Return KERN's class for the control of a field, and the one for its error."""
    name = CLASSES.get(field.widget_type, INPUT)
    return f"{name} {name}--error" if field.errors else name


@register.simple_tag
def control(field: forms.BoundField) -> SafeString:
    return field.as_widget(attrs={"class": class_of(field)})


@register.simple_tag
def choices(field: forms.BoundField) -> list[forms.boundfield.BoundWidget]:
    """Return the boxes or dots of a field with several, each with its label."""
    field.field.widget.attrs["class"] = class_of(field)
    return list(field.subwidgets)
