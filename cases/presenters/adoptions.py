"""How an adoption stands on pages: where, what, since when, at what effort, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from content.sources import NumberedSource, SourceIndex, partial_date_text, sources_within
from taxonomy.languages import active_language, foreign, main_language

if TYPE_CHECKING:
    from cases.models import Adoption


@dataclass(frozen=True)
class AdoptionEntry:
    """An adoption in words; `told` says on which day the municipality itself said so.

    A text that the language of the request lacks comes with the code of its language.
    """

    place: str
    kind: str
    what: str
    year: str
    effort: str
    changes: str
    contact: str
    told: str
    sources: list[NumberedSource]
    what_lang: str = ""
    effort_lang: str = ""
    changes_lang: str = ""


def adoption_entry(adoption: Adoption, sources: SourceIndex) -> AdoptionEntry:
    """Return an adoption with numbered sources, in the language of the request."""
    told, language = "", active_language().code
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
        sources=sources.of(sources_of([adoption])),
        what_lang=foreign(adoption.what.language_for(language)),
        effort_lang=foreign(adoption.effort.language_for(language)),
        changes_lang=foreign(adoption.changes.language_for(language)),
    )


def sources_of(adoptions: Iterable[Adoption]) -> list[Mapping[str, Any]]:
    """Return the sources of all of them, in the order of entry; titles are in one language."""
    lang = foreign(main_language().code)
    return [
        {**source, "lang": lang}
        for adoption in adoptions
        for source in sources_within(adoption.sources)
    ]
