"""Part C, question 2: who runs it in which form, and who pays."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.schema.fields import Detail, Field, Kind

FORM = _("Form and parties")
MONEY = _("Costs and funding")
LATER = _("Procurement and permanence")

OPERATION = (
    Field("operation", pgettext_lazy("question", "Operation"), Kind.PROSE, asked=True),
    Field(
        "legal_form",
        _("Legal form or form of organisation of the operation"),
        Kind.TERM,
        _("Of whoever operates it, for example a cooperative."),
        FORM,
        "legal_form",
        required=True,
        asked=True,
        glance=True,
        facet=_("Legal form of the operation"),
    ),
    Field(
        "operator",
        _("Operator"),
        Kind.TEXT,
        _("Who keeps it running, for example “Stadtwerke Musterstadt”."),
        FORM,
        asked=True,
        glance=True,
        always=True,
    ),
    Field(
        "owner",
        pgettext_lazy("schema", "Owner"),
        Kind.TEXT,
        _("Whom devices or rights belong to, for example “Zweckverband”."),
        FORM,
    ),
    Field(
        "cooperation_form",
        _("Form of cooperation"),
        Kind.TERM,
        _("How several work together, for example by a contract of cooperation."),
        FORM,
        "legal_form",
    ),
    Field(
        "joint_model_open",
        _("Open to members or partners"),
        Kind.YES_NO,
        _("Whether other municipalities can join."),
        FORM,
    ),
    Field(
        "joint_model_url",
        _("How to join"),
        Kind.LINK,
        _("Address of the page that tells how to join."),
        FORM,
    ),
    Field(
        "cost_setup",
        _("Cost of set-up"),
        Kind.TERM,
        _("The band of what one municipality pays once; what for, in the note."),
        MONEY,
        "cost_band",
        required=True,
        asked=True,
        glance=True,
        always=True,
        facet=_("Cost of set-up"),
    ),
    Field(
        "cost_year",
        _("Cost per year"),
        Kind.TERM,
        _("The band of what one municipality pays each year; what for, in the note."),
        MONEY,
        "cost_band",
        required=True,
        asked=True,
        glance=True,
        always=True,
        facet=_("Cost per year"),
    ),
    Field(
        "cost_basis",
        _("Reference value and year"),
        Kind.ENTRIES,
        _(
            "Each figure of a source, also a range or a figure for comparison, for example "
            "“14.900 € je App, 2023”."
        ),
        MONEY,
        details=(
            Detail("kind", _("What kind of cost"), Kind.TERM, "cost_kind"),
            Detail("amount", _("Amount, or from (€)"), Kind.WHOLE_NUMBER),
            Detail("amount_to", _("to (€)"), Kind.WHOLE_NUMBER),
            Detail("basis", _("For what, per what")),
            Detail("year", _("Year"), Kind.WHOLE_NUMBER),
            Detail("payer", _("Who pays"), Kind.TERM, "cost_payer"),
            Detail("note", _("Note")),
        ),
    ),
    Field(
        "cost_sharing",
        _("Cost-sharing key"),
        Kind.TERM,
        _("How several share the costs, for example by inhabitants."),
        MONEY,
        "cost_sharing",
    ),
    Field(
        "revenue",
        _("Revenue"),
        Kind.TERMS,
        _("What comes in, for example membership fees."),
        MONEY,
        "revenue",
    ),
    Field(
        "funding",
        _("Funding"),
        Kind.ENTRIES,
        _("One entry per programme, for example “Modellprojekte Smart Cities, Bund”."),
        MONEY,
        details=(
            Detail("programme", _("Programme"), required=True),
            Detail("funder", _("Funder"), Kind.TERM, "funder"),
            Detail("amount", _("Amount (€)"), Kind.WHOLE_NUMBER),
            Detail("rate", _("Rate (%)"), Kind.NUMBER),
            Detail("end", pgettext_lazy("schema", "End"), Kind.DATE),
        ),
        glance=True,
    ),
    Field(
        "procurement",
        _("Procurement route"),
        Kind.TERMS,
        _("How it was procured, for example by a framework contract."),
        LATER,
        "procurement",
    ),
    Field(
        "procurement_url",
        _("Procurement: link"),
        Kind.LINK,
        _("Address of the notice or the framework contract."),
        LATER,
    ),
    Field(
        "sustained",
        _("Operation after the funding"),
        Kind.TERM,
        _("Whether a source says how it goes on."),
        LATER,
        "sustained",
    ),
    Field(
        "value_added",
        _("Value created, common good"),
        Kind.LONG_TEXT,
        _("What the municipality gains, for example “drei Stellen im Ort”."),
        LATER,
    ),
    Field(
        "marketplace_url",
        _("Entry in the marketplace “Deutschland Digital”"),
        Kind.LINK,
        _("Address of the entry."),
        LATER,
    ),
)
