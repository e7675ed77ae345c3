"""The form that takes a table."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

ENDINGS = ".csv,.xlsx,.txt,.asc"


class ImportForm(forms.Form):
    """Asks for the file; what is in it is said by the importer."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV in UTF-8 with commas, or an Excel workbook (.xlsx)."),
        widget=forms.ClearableFileInput(attrs={"accept": ENDINGS}),
    )
