"""Forms in which administrators make teams and say who is in them."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from accounts.models import User
from taxonomy.models import AdministrativeUnit
from taxonomy.multilingual import MultilingualFormField
from teams.models import Team
from teams.roles import ROLES


class NewTeamForm(WagtailAdminModelForm):
    """What a new team needs to be told; everything else is made."""

    titles = MultilingualFormField(
        label=_("Title of the area"),
        max_length=120,
        required=False,
        help_text=_("What readers see above its pages, for example “Bavaria”; else its name."),
    )

    class Meta:
        model = Team
        fields = ["names", "titles", "code", "land", "vacant"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        laender = AdministrativeUnit.objects.laender().filter(team=None)
        self.fields["land"].queryset = laender
        self.fields["land"].help_text = _("Empty for teams of no single Land.")


class PersonForm(forms.Form):
    """Who joins a team or leaves it, and in which role."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("That of an account; new people are invited under Settings › Users first."),
    )
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = cast(forms.ChoiceField, self.fields["role"])
        role.choices = [(role.code, f"{role.label}: {role.help_text}") for role in ROLES.values()]

    def clean_email(self) -> User:
        """Return the account with this address, whatever letters are capitals."""
        person = User.objects.filter(email__iexact=self.cleaned_data["email"]).first()
        if person is None:
            raise forms.ValidationError(_("No account has this address."))
        return person
