"""Part D, question 3: which data it uses and makes, and who may use them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.schema.fields import Detail, Field, Kind

SETS = _("Which data")
RIGHTS = _("Protection, access, licence")
USE = _("Governance and use")
DATA_SET = (
    Detail("name", _("Name"), required=True),
    Detail("theme", _("Theme (DCAT)"), Kind.TERM, "dcat_theme"),
    Detail("origin", _("Origin")),
    Detail("update", _("How up to date")),
    Detail("format", _("Format")),
    Detail("interface", _("Interface")),
)

DATA = (
    Field("data", pgettext_lazy("question", "Data"), Kind.PROSE, asked=True),
    Field(
        "data_used",
        _("Data used"),
        Kind.ENTRIES,
        _("Data from elsewhere, for example “Niederschlag, Deutscher Wetterdienst, stündlich”."),
        SETS,
        details=DATA_SET,
    ),
    Field(
        "data_made",
        _("Data produced"),
        Kind.ENTRIES,
        _("Data that the solution makes, for example “Pegelstände, alle 15 Minuten, CSV”."),
        SETS,
        details=DATA_SET,
    ),
    Field(
        "dataset_urls",
        _("GovData or open data catalogue"),
        Kind.ENTRIES,
        _("Addresses of data sets that anybody can get."),
        SETS,
        details=(
            Detail("title", _("Title")),
            Detail("url", pgettext_lazy("schema", "Address"), Kind.LINK, required=True),
        ),
    ),
    Field(
        "data_quality",
        _("Quality and updating"),
        Kind.TEXT,
        _("How errors are found and how often it is updated, for example “jährlich geeicht”."),
        SETS,
    ),
    Field(
        "personal_data",
        _("Personal reference"),
        Kind.TERM,
        _("Whether the data lead to persons."),
        RIGHTS,
        "personal_data",
        required=True,
        asked=True,
        glance=True,
    ),
    Field(
        "dpia",
        _("Data protection impact assessment"),
        Kind.TERM,
        _("Whether there is one; its address in the next field."),
        RIGHTS,
        "dpia",
    ),
    Field(
        "dpia_url",
        _("Data protection impact assessment: link"),
        Kind.LINK,
        _("Address of the assessment or of its summary."),
        RIGHTS,
    ),
    Field(
        "data_access",
        _("Access"),
        Kind.TERM,
        _("Who gets the data that the solution makes."),
        RIGHTS,
        "data_access",
        required=True,
        asked=True,
        facet=_("Access to the data"),
    ),
    Field(
        "data_licence",
        _("Data licence"),
        Kind.TERM,
        _("Licence of the data, not of the software."),
        RIGHTS,
        "licence",
        required=True,
        asked=True,
        glance=True,
    ),
    Field(
        "data_platform",
        _("Urban data platform or data space"),
        Kind.TEXT,
        _("Where the data come together, for example “CIVITAS/CORE”."),
        USE,
    ),
    Field(
        "data_governance",
        _("Data governance"),
        Kind.TERMS,
        _("What rules the handling of the data; details in the note."),
        USE,
        "data_governance",
    ),
    Field(
        "data_sovereignty",
        _("Terms for third parties"),
        Kind.LONG_TEXT,
        _("Contract clauses on the data, for example “Rohdaten gehören der Stadt”."),
        USE,
    ),
    Field(
        "data_value",
        _("Use of the data"),
        Kind.TERMS,
        _("What the data are good for, for example steering or research."),
        USE,
        "data_value",
    ),
)
