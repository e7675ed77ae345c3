"""Part B, question 1: what makes the solution work elsewhere."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.schema.fields import Detail, Field, Kind

WHERE = _("Where it fits")
NEEDED = _("What it takes")
SOFTWARE = _("Software and standards")

TRANSFER = (
    Field("transfer", pgettext_lazy("question", "Transfer"), Kind.PROSE, asked=True),
    Field(
        "size_classes_ok",
        _("Suitable size classes of municipalities"),
        Kind.TERMS,
        _("Only classes for which a source says that it works there."),
        WHERE,
        "size_class",
    ),
    Field(
        "area_types_ok",
        _("Suitable area types"),
        Kind.TERMS,
        _("Only types for which a source says so, for example predominantly rural."),
        WHERE,
        "area_type",
    ),
    Field(
        "legal_basis",
        _("Legal basis, federal/state"),
        Kind.ENTRIES,
        _("The norm as the source names it, for example “§ 2b UStG”."),
        WHERE,
        details=(
            Detail("land", _("Federal government or state (Land)"), Kind.TERM, "legal_level"),
            Detail("norm", _("Norm"), required=True),
            Detail("url", pgettext_lazy("schema", "Address"), Kind.LINK),
        ),
    ),
    Field(
        "conditions",
        _("Conditions"),
        Kind.ENTRIES,
        _("What must be there first, for example “LoRaWAN-Netz im ganzen Gemeindegebiet”."),
        NEEDED,
        details=(
            Detail("kind", _("Kind"), Kind.TERM, "condition_kind"),
            Detail("text", _("Description"), Kind.LONG_TEXT, required=True),
            Detail("weight", _("Mandatory or helpful"), Kind.TERM, "condition_weight"),
            Detail("check", _("How to check it")),
        ),
        required=True,
        asked=True,
    ),
    Field(
        "barriers",
        _("Barriers"),
        Kind.ENTRIES,
        _("What stood in the way and what helped, for example “Funkloch im Tal: zweite Antenne”."),
        NEEDED,
        details=(
            Detail("kind", _("Kind"), Kind.TERM, "condition_kind"),
            Detail("text", _("Description"), Kind.LONG_TEXT, required=True),
            Detail("measure", _("Counter-measure")),
        ),
    ),
    Field(
        "adaptation",
        _("Need for adaptation"),
        Kind.LONG_TEXT,
        _("What others have to change, for example “Kartendaten und Logo austauschen”."),
        NEEDED,
    ),
    Field(
        "transfer_steps",
        _("Steps towards reuse"),
        Kind.ENTRIES,
        _("In their order, for example “Standorte wählen, zwei Monate, Tiefbauamt”."),
        NEEDED,
        details=(
            Detail("step", pgettext_lazy("schema", "Step"), required=True),
            Detail("duration", _("Duration")),
            Detail("role", pgettext_lazy("schema", "Role")),
        ),
    ),
    Field(
        "effort_time",
        _("Time (months)"),
        Kind.NUMBER,
        _("Months until it runs, for example 6."),
        NEEDED,
        unit=_("months"),
    ),
    Field(
        "effort_staff_setup",
        _("Staff (FTE) for set-up"),
        Kind.NUMBER,
        _("Full-time equivalents during set-up, for example 0,5."),
        NEEDED,
        unit=_("FTE"),
    ),
    Field(
        "effort_staff_operation",
        _("Staff (FTE) for operation"),
        Kind.NUMBER,
        _("Full-time equivalents in operation, for example 0,25."),
        NEEDED,
        unit=_("FTE"),
    ),
    Field(
        "transfer_support",
        _("Support for reuse"),
        Kind.TERM,
        _("What those who have it offer to others, for example advice."),
        NEEDED,
        "transfer_support",
    ),
    Field("adoptions", _("Reused by"), Kind.PROSE, asked=True),
    Field(
        "software_repo",
        _("Source code"),
        Kind.LINK,
        _("Address of the repository, for example on openCode."),
        SOFTWARE,
        glance=True,
    ),
    Field(
        "software_licence",
        _("Software licence (SPDX)"),
        Kind.TERM,
        _("As the repository says it; a variant stands in the note."),
        SOFTWARE,
        "software_licence",
        glance=True,
        always=True,
    ),
    Field(
        "publiccode",
        _("publiccode.yml"),
        Kind.LINK,
        _("Address of the file, where the repository has one."),
        SOFTWARE,
    ),
    Field(
        "standards",
        _("Standards"),
        Kind.TERMS,
        _("Only standards that a source names, for example DIN SPEC 91357."),
        SOFTWARE,
        "standard",
    ),
    Field(
        "interfaces",
        _("Interfaces"),
        Kind.TEXT,
        _("For example “MQTT, SensorThings API”."),
        SOFTWARE,
    ),
)
