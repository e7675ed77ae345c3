"""The forms of case studies and model projects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.forms import BaseChildFormSet
from wagtail.blocks import StreamBlockValidationError

from content.forms import PortalPageForm
from taxonomy.forms import UnitsField
from taxonomy.models import AdministrativeUnit, Term

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
        if self.instance.unclear_places:
            chosen = self.fields["municipalities"].widget.format_value(
                self.initial.get("municipalities")
            )
            self.initial["municipalities"] = "\n".join(
                filter(None, [chosen, self.instance.unclear_places])
            )

    def clean(self) -> dict[str, Any]:
        """Refuse to publish a summary that nothing stands for."""
        cleaned: dict[str, Any] = super().clean()
        self._count_main_field_in(cleaned)
        if "municipalities" in cleaned:
            unclear: list[str] = self.fields["municipalities"].unclear
            self.instance.unclear_places = "\n".join(unclear)
        if self.is_deferred_validation or self.errors.get("claim_sources"):
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
