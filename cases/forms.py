"""The forms of case studies, model projects and adoptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.forms import BaseChildFormSet
from wagtail.blocks import StreamBlockValidationError

from cases.models.adoptions import TRANSFER, Adoption
from cases.models.solutions import Solution
from cases.schema import SCHEMA, stream_of
from cases.schema.required import Gap, gaps_in
from content.forms import PortalPageForm
from content.partial_dates import LONGEST_TYPED, PartialDateFormField
from taxonomy.forms import UnitsField
from taxonomy.languages import active_language
from taxonomy.models import AdministrativeUnit, Term
from taxonomy.multilingual import MultilingualText
from taxonomy.unit_lines import read_line

if TYPE_CHECKING:
    from cases.models import ModelProjectMember


class CaseStudyForm(PortalPageForm):
    """Reads municipalities line by line, and asks for the sources of the summary.

    A draft may lack the sources, and keeps the lines that mean no municipality yet.
    """

    municipalities = UnitsField(
        required=False,
        label=gettext_lazy("municipalities"),
        help_text=gettext_lazy(
            "One per line: the exact name, with the district where there are namesakes, or the "
            "official key, for example: Neuenkirchen (Landkreis Diepholz). You can also choose a "
            "suggestion from the message that appears when a line is not exact."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gaps: list[Gap] = []
        self._show_all_facts()
        if self.instance.unclear_places:
            chosen = self.fields["municipalities"].widget.format_value(
                self.initial.get("municipalities")
            )
            self.initial["municipalities"] = "\n".join(
                filter(None, [chosen, self.instance.unclear_places])
            )

    def _name_gaps_in(self, cleaned: dict[str, Any]) -> None:
        """Refuse to publish what lacks something, all of it in one list."""
        self.gaps = gaps_in(cleaned)
        if self.gaps:
            labels = ", ".join(str(gap.field.label) for gap in self.gaps)
            self.add_error(None, _("To be published it lacks: %(fields)s.") % {"fields": labels})

    def _show_all_facts(self) -> None:
        """Begin the block of each part where there is none: an empty field is an unknown one."""
        for part in SCHEMA:
            name = stream_of(part)
            if name in self.fields and not self.initial.get(name):
                block = self.fields[name].block
                self.initial[name] = block.to_python([{"type": "facts", "value": {}}])

    def clean(self) -> dict[str, Any]:
        """Refuse to publish a summary that nothing stands for."""
        cleaned: dict[str, Any] = super().clean()
        self._count_main_field_in(cleaned)
        if "municipalities" in cleaned:
            unclear: list[str] = self.fields["municipalities"].unclear
            self.instance.unclear_places = "\n".join(unclear)
        if self.is_deferred_validation:
            return cleaned
        self._name_gaps_in(cleaned)
        if self.errors.get("claim_sources"):
            return cleaned
        if cleaned.get("summary") and not cleaned.get("claim_sources"):
            expected = _("Name at least one source that says what the summary says.")
            self.add_error("claim_sources", StreamBlockValidationError(non_block_errors=[expected]))
        return cleaned

    def _count_main_field_in(self, cleaned: dict[str, Any]) -> None:
        """Add the main field of action to the fields of action, where it is missing."""
        main, fields = cleaned.get("main_field"), cleaned.get("fields_of_action")
        if main and fields is not None and main not in fields:
            keys = [main.pk, *(term.pk for term in fields)]
            cleaned["fields_of_action"] = Term.objects.filter(pk__in=keys)


class MembersFormSet(BaseChildFormSet):
    """The members of a model project: municipalities or districts, one of which leads."""

    def clean(self) -> None:
        """Refuse members that are none, and anything but one that leads."""
        super().clean()
        members: list[ModelProjectMember] = [
            form.instance
            for form in self.forms
            if form.instance.unit_id and not self._should_delete_form(form)
        ]
        problems = [
            _("“%(unit)s” is a Land; only municipalities and districts are members.")
            % {"unit": member.unit}
            for member in members
            if member.unit.level == AdministrativeUnit.Level.LAND
        ]
        leading = [str(member.unit) for member in members if member.lead]
        if members and not leading:
            problems.append(_("Tick for one member that it leads the project."))
        elif len(leading) > 1:
            text = _("Only one member leads the project; ticked are: %(units)s.")
            problems.append(text % {"units": ", ".join(leading)})
        if problems:
            raise ValidationError(problems)


class AdoptionReportForm(forms.Form):
    """Takes what a municipality reports about its adoption, without anything about a person.

    One field is a trap that only programs fill in; what they send is refused.
    """

    solution = forms.ModelChoiceField(
        Solution.objects.all(),
        to_field_name="slug",
        label=gettext_lazy("Which solution?"),
        error_messages={"required": gettext_lazy("Choose the solution.")},
    )
    place = forms.CharField(
        max_length=160,
        label=gettext_lazy("Which municipality or district?"),
        help_text=gettext_lazy("Name or official key."),
        error_messages={"required": gettext_lazy("Enter the name of the municipality.")},
    )
    relation = forms.ModelChoiceField(
        Term.objects.of("relation").offered(),
        to_field_name="code",
        initial=TRANSFER,
        empty_label=None,
        label=gettext_lazy("What connects it with the solution?"),
        widget=forms.RadioSelect,
    )
    since = PartialDateFormField(
        max_length=LONGEST_TYPED,
        required=False,
        label=gettext_lazy("Since when?"),
        help_text=gettext_lazy("Year, month or day, for example 05.2020."),
    )
    what = forms.CharField(
        max_length=300,
        label=gettext_lazy("What was adopted?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Say in a few words what was adopted.")},
    )
    effort = forms.CharField(
        max_length=300,
        required=False,
        label=gettext_lazy("What did it take?"),
        help_text=gettext_lazy("Time, staff and money, for example: three months, half a post."),
    )
    changes = forms.CharField(
        max_length=300, required=False, label=gettext_lazy("What did you change?")
    )
    contact_role = forms.CharField(
        max_length=120,
        required=False,
        label=gettext_lazy("Who can be asked?"),
        help_text=gettext_lazy("An office or a role mailbox, no person."),
    )
    source = forms.URLField(
        max_length=500,
        required=False,
        assume_scheme="https",
        label=gettext_lazy("Where can it be read?"),
        help_text=gettext_lazy("The address of a public page, if there is one."),
    )
    leave_empty = forms.CharField(
        label=gettext_lazy("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_leave_empty(self) -> str:
        """Refuse what a program has filled in."""
        if self.cleaned_data["leave_empty"]:
            raise ValidationError(_("Please leave the hidden field empty and send it again."))
        return ""

    def clean_place(self) -> AdministrativeUnit:
        """Return the unit that is meant; the message names those that might be."""
        line = read_line(self.cleaned_data["place"])
        if line.unit is None or line.unit.level == AdministrativeUnit.Level.LAND:
            raise ValidationError(line.problem)
        return line.unit

    def clean(self) -> dict[str, Any]:
        """Say where an adoption is known already."""
        cleaned: dict[str, Any] = super().clean() or {}
        solution, unit = cleaned.get("solution"), cleaned.get("place")
        if solution and unit and solution.adoptions.filter(unit=unit).exists():
            self.add_error("place", _("This place is entered for the solution already."))
        return cleaned

    def adoption(self) -> Adoption:
        """Return what was reported, unsaved; texts are in the language of the form."""
        told, language = self.cleaned_data, active_language().code
        texts = {
            name: MultilingualText({language: told[name]} if told[name] else {})
            for name in ("what", "effort", "changes")
        }
        address = {"url": told["source"], "title": told["source"], "read_on": None, "as_of": ""}
        return Adoption(
            solution=told["solution"],
            unit=told["place"],
            relation=told["relation"],
            since=told["since"],
            contact_role=told["contact_role"],
            sources=[("source", address)] if told["source"] else [],
            state=Adoption.State.REPORTED,
            **texts,
        )
