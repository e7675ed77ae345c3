"""The form in which a municipality answers what no source says of its case study."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.schema import FIELDS, SCHEMA, Part
from cases.schema.blocks import LONGEST, LONGEST_NOTE
from cases.schema.fields import YES_NO, Field, Kind
from content.partial_dates import LONGEST_TYPED, PartialDateFormField
from taxonomy.vocabularies import offered

LONGEST_TEXT = 1200
LONGEST_OFFICE = 80
EMPTY = [("", gettext_lazy("unknown"))]
NOTE = "_note"
# Of these a word more is often needed; texts say it themselves.
WITH_NOTE = (Kind.TERM, Kind.TERMS, Kind.YES_NO, Kind.WHOLE_NUMBER, Kind.NUMBER, Kind.DATE)
# In the order of what readers ask for most.
PARTS = (Part.TRANSFER, Part.OPERATION, Part.DATA, Part.BASICS)


def field_for(field: Field) -> forms.Field:
    """Return the control for a field of the schema; none has to be filled in."""
    common: Any = {"required": False, "label": str(field.label), "help_text": str(field.help)}
    choices = offered(field.vocabulary) if field.vocabulary else YES_NO
    lines = forms.Textarea(attrs={"rows": 3})
    makers: dict[Kind, Any] = {
        Kind.TEXT: lambda: forms.CharField(max_length=LONGEST, **common),
        Kind.LONG_TEXT: lambda: forms.CharField(max_length=LONGEST_TEXT, widget=lines, **common),
        Kind.TERM: lambda: forms.ChoiceField(choices=[*EMPTY, *choices], **common),
        Kind.YES_NO: lambda: forms.ChoiceField(choices=[*EMPTY, *choices], **common),
        Kind.TERMS: lambda: forms.MultipleChoiceField(
            choices=choices, widget=forms.CheckboxSelectMultiple, **common
        ),
        Kind.WHOLE_NUMBER: lambda: forms.IntegerField(min_value=0, localize=True, **common),
        Kind.NUMBER: lambda: forms.FloatField(localize=True, **common),
        Kind.DATE: lambda: PartialDateFormField(max_length=LONGEST_TYPED, **common),
        Kind.LINK: lambda: forms.URLField(max_length=500, assume_scheme="https", **common),
        Kind.ENTRIES: lambda: forms.CharField(max_length=LONGEST_TEXT, widget=lines, **common),
    }
    made: forms.Field = makers[field.kind]()
    if field.kind == Kind.ENTRIES:
        made.help_text = f"{field.help} {_('One per line.')}"
    return made


class TownAnswerForm(forms.Form):
    """Asks for exactly what is open and which office answers; for nothing about a person."""

    office = forms.CharField(
        max_length=LONGEST_OFFICE,
        label=gettext_lazy("Which office answers?"),
        help_text=gettext_lazy(
            "An office or a post, no name of a person: it is named with the source."
        ),
        error_messages={"required": gettext_lazy("Say which office answers.")},
    )

    def __init__(self, asked: Iterable[Field], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = list(asked)
        for field in self.asked:
            self.fields[field.key] = field_for(field)
            if field.kind in WITH_NOTE:
                self.fields[field.key + NOTE] = forms.CharField(
                    required=False,
                    max_length=LONGEST_NOTE,
                    label=_("%(field)s: note") % {"field": field.label},
                )

    def groups(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """Yield the controls by the question that they belong to."""
        for part in PARTS:
            names = [
                name
                for field in self.asked
                if field in SCHEMA[part]
                for name in (field.key, field.key + NOTE)
                if name in self.fields
            ]
            if names:
                title = FIELDS[part].label if part in FIELDS else _("At a glance")
                yield str(title), [self[name] for name in names]

    def clean(self) -> dict[str, Any]:
        """Refuse a form that says nothing."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not list(self.answers()):
            raise ValidationError(_("Answer at least one of the questions."))
        return cleaned

    def answers(self) -> Iterator[tuple[Field, Any, str]]:
        """Yield each field that was answered, with its value and its note."""
        for field in self.asked:
            value = self.cleaned_data.get(field.key)
            note = self.cleaned_data.get(field.key + NOTE, "")
            if value not in (None, "", []) or note:
                yield field, value, note
