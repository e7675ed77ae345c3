"""Part A: what the solution is, who is behind it, what came of it."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.schema.fields import Detail, Field, Kind

TIME = _("Time")
PEOPLE = _("People")
OUTCOME = _("Outcome")

# What the editors decide themselves; no source has to tell it.
decided = partial(Field, required=True, may_be_unknown=False)

BASICS = (
    decided("summary", _("Short description"), Kind.PAGE),
    Field(
        "problem",
        pgettext_lazy("schema", "Challenge"),
        Kind.PROSE,
        required=True,
    ),
    decided(
        "solution",
        pgettext_lazy("schema", "Solution"),
        Kind.PROSE,
    ),
    Field("effect", pgettext_lazy("schema", "Effect"), Kind.PROSE, required=True),
    Field("project", _("Model project"), Kind.PAGE),
    decided(
        "municipalities",
        _("Responsible municipalities"),
        Kind.PAGE,
    ),
    decided("fields_of_action", _("Fields of action"), Kind.PAGE),
    Field(
        "solution_type",
        _("Kind of solution"),
        Kind.PAGE,
        vocabulary="solution_type",
        facet=_("Kind of solution"),
    ),
    Field(
        "maturity",
        _("Maturity"),
        Kind.PAGE,
        vocabulary="maturity",
        required=True,
        facet=_("Maturity"),
    ),
    Field(
        "start",
        pgettext_lazy("schema", "Start"),
        Kind.DATE,
        _("Year, month or day in which it began, for example 05.2020; of what, in the note."),
        TIME,
        glance=True,
        always=True,
    ),
    Field(
        "end",
        pgettext_lazy("schema", "End"),
        Kind.DATE,
        _("Year, month or day in which it ended or is to end, for example 12.2027."),
        TIME,
        glance=True,
    ),
    decided("review_due", _("Next review"), Kind.PAGE),
    Field(
        "partners",
        _("Parties involved"),
        Kind.TEXT,
        _("Offices, companies and associations, for example “Stadtwerke, Technische Hochschule”."),
        PEOPLE,
    ),
    Field(
        "target_groups",
        _("Target groups"),
        Kind.TERMS,
        _("Whom it is for, for example older people."),
        PEOPLE,
        "target_group",
    ),
    Field(
        "participation",
        _("Form of participation"),
        Kind.TERMS,
        _("How people took part, for example in a workshop."),
        PEOPLE,
        "participation",
    ),
    Field(
        "sdg",
        _("Sustainable development goals (SDG)"),
        Kind.TERMS,
        _("Only goals that a source names."),
        OUTCOME,
        "sdg",
    ),
    Field(
        "measured_results",
        _("Results with key figures"),
        Kind.ENTRIES,
        _("What was measured, for example “Wasserverbrauch: 20 Prozent weniger, 2024”."),
        OUTCOME,
        details=(
            Detail("name", _("What was measured"), required=True),
            Detail("value", pgettext_lazy("result", "Value"), Kind.NUMBER),
            Detail("unit", _("Unit")),
            Detail("date", pgettext_lazy("result", "Date"), Kind.DATE),
            Detail("method", _("How it was measured")),
        ),
    ),
    decided(
        "evidence",
        _("Evidence grade"),
        Kind.PAGE,
        vocabulary="evidence",
        facet=_("Evidence grade"),
    ),
    Field("contact_mail", _("Contact (role mailbox)"), Kind.PAGE, required=True),
    Field("website", _("Website"), Kind.PAGE),
    decided("content_licence", _("Licence of the text"), Kind.PAGE),
    Field("results", _("Results"), Kind.PROSE),
    Field("failures", _("What did not work"), Kind.PROSE),
    Field("lessons", pgettext_lazy("schema", "Lessons"), Kind.PROSE),
)
