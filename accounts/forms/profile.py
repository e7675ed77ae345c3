"""What people say about themselves, with their municipality looked up in the register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import User
from taxonomy.models import AdministrativeUnit
from taxonomy.sort_keys import german_sort_key

MOST_CHOICES = 12
# People write these before a name; the register keeps them apart from it.
FORMS_OF_ADDRESS = ("stadt", "gemeinde", "markt", "landkreis", "kreis", "hansestadt", "land")


def found_units(text: str) -> QuerySet[AdministrativeUnit]:
    """Return the units that a text means: by key, by the whole name, else by its beginning."""
    units = AdministrativeUnit.objects.choosable()
    if text.isdigit():
        return units.filter(key=text)
    first, _space, rest = text.partition(" ")
    names = {german_sort_key(text)}
    if rest and first.lower() in FORMS_OF_ADDRESS:
        names.add(german_sort_key(rest.strip()))
    whole = units.filter(sort_key__in=names)
    if whole.exists():
        return whole
    beginning = Q()
    for name in names:
        beginning |= Q(sort_key__startswith=name)
    return units.filter(beginning)


def written_unit(unit: AdministrativeUnit | None) -> str:
    """Return how the field shows a unit that is chosen already."""
    return f"{unit} – {unit.key}" if unit else ""


class ProfileForm(forms.ModelForm[User]):
    """Name, municipality, role and language.

    The municipality is a text. If the register knows several of that name, the form comes back
    with a choice of them; it works without JavaScript.
    """

    place = forms.CharField(
        label=_("Municipality, district or state (Land)"),
        required=False,
        max_length=160,
        help_text=_("Its name or its official key, for example “Leipzig” or “14713000”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("name", "place", "unit", "role", "language")

    class Meta:
        model = User
        fields = ("name", "role", "language")
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "role": forms.TextInput(attrs={"autocomplete": "organization-title"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.present = self.instance.municipality
        self.initial["place"] = written_unit(self.present)
        text = self.data.get(self.add_prefix("place"), "").strip() if self.is_bound else ""
        self.units = self._search(text)
        if 1 < len(self.units) <= MOST_CHOICES:
            self.fields["unit"] = forms.ChoiceField(
                label=_("Which one do you mean?"),
                required=False,
                widget=forms.RadioSelect,
                choices=[(unit.key, str(unit)) for unit in self.units],
            )
            self.order_fields(self.field_order)

    def _search(self, text: str) -> list[AdministrativeUnit]:
        if not text:
            return []
        if text == written_unit(self.present) and self.present:
            return [self.present]
        return list(found_units(text)[: MOST_CHOICES + 1])

    def clean_place(self) -> str:
        """Refuse what the register does not know, and what is too vague to choose from."""
        text: str = self.cleaned_data["place"]
        if text and not self.units:
            raise ValidationError(
                _("The register has no unit of this name. Please check it, or enter the key.")
            )
        if len(self.units) > MOST_CHOICES:
            raise ValidationError(_("Many names start like this. Please type more."))
        return text

    def clean(self) -> dict[str, Any]:
        """Ask which unit is meant where there are several."""
        data = super().clean() or self.cleaned_data
        if "unit" in self.fields and not data.get("unit") and "unit" not in self.errors:
            number = len(self.units)
            text = ngettext(
                "There is %(number)d unit of this name. Please choose it.",
                "There are %(number)d units of this name. Please choose one.",
                number,
            )
            self.add_error("unit", text % {"number": number})
        return data

    def account(self) -> User:
        """Return the account as it was filled in, with the unit that was named or chosen."""
        chosen = self.cleaned_data.get("unit")
        units = [unit for unit in self.units if not chosen or unit.key == chosen]
        self.instance.municipality = units[0] if units else None
        return self.instance
