"""How an adoption stands on pages: where, what, since when, at what effort, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from content.sources import Source, SourceIndex, partial_date_text, sources_within

if TYPE_CHECKING:
    from cases.models import Adoption


@dataclass(frozen=True)
class AdoptionEntry:
    """An adoption in words; `told` says on which day the municipality itself said so."""

    place: str
    kind: str
    what: str
    year: str
    effort: str
    changes: str
    contact: str
    told: str
    sources: list[Source]


def adoption_entry(adoption: Adoption, sources: SourceIndex) -> AdoptionEntry:
    """Return an adoption with numbered sources, in the language of the request."""
    told = ""
    if adoption.reported_on:
        day = date_format(adoption.reported_on, "SHORT_DATE_FORMAT")
        told = _("stated by the municipality, %(date)s") % {"date": day}
    return AdoptionEntry(
        place=adoption.place,
        kind=adoption.relation.label,
        what=str(adoption.what),
        year=partial_date_text(adoption.since),
        effort=str(adoption.effort),
        changes=str(adoption.changes),
        contact=adoption.contact_role,
        told=told,
        sources=sources.of(sources_within(adoption.sources)),
    )
