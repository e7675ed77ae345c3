"""Hits as they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.answers import Answer
from catalogue.facets import values_of
from catalogue.models import Entry
from catalogue.sources import sources
from design.components import StatusLine
from search.results import Hit
from taxonomy.laender import land_names
from taxonomy.languages import language_of
from teams.responsibility import area_urls


@dataclass(frozen=True)
class Place:
    """Where in a document the words stand; without `url` it does not open there."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class HitEntry:
    """A hit as it is shown.

    `language` is that of title and snippet where it is another than that of the page, and
    `language_name` its name; `title_language` is that of the title alone.
    """

    kind: str
    title: SafeString
    url: str
    snippet: SafeString
    answers: Any
    status_line: StatusLine
    language: str = ""
    language_name: str = ""
    title_language: str = ""
    place: Place | None = None


def hit_entries(hits: Iterable[Hit], locale: str) -> list[HitEntry]:
    """Return hits for a page of a locale, with the names of their kinds, Länder and teams."""
    found = list(hits)
    laender = land_names()
    teams = [hit.entry.team_id for hit in found if hit.entry.team_id]
    urls = area_urls(teams, locale) if teams else {}
    return [hit_entry(hit, laender, urls, locale) for hit in found]


def hit_entry(
    hit: Hit, laender: Mapping[str, str], team_urls: Mapping[int, str], locale: str
) -> HitEntry:
    """Return one hit."""
    entry = hit.entry
    answers = entry.card.get("answers")
    foreign = entry.locale != locale
    return HitEntry(
        kind=" · ".join(part for part in facts_of(entry, laender) if part),
        title=hit.title,
        url=entry.url,
        snippet=hit.snippet,
        answers=answers and {name: Answer(**answer) for name, answer in answers.items()},
        status_line=StatusLine(
            read_on=entry.read_on,
            changed_on=timezone.localtime(entry.changed_at).date() if entry.changed_at else None,
            team=entry.team.name if entry.team else "",
            team_url=team_urls.get(entry.team_id or 0, ""),
        ),
        language=entry.locale if foreign else "",
        language_name=str(language_of(entry.locale).name) if foreign else "",
        title_language=sources[entry.source].title_language,
        place=place_of(hit),
    )


def facts_of(entry: Entry, laender: Mapping[str, str]) -> list[str]:
    """Return kind, Länder and cohort, of a document its format, size and pages."""
    lands = [laender[key] for key in values_of(entry.facets, "land") if key in laender]
    facts = [str(sources[entry.source].labels.one), ", ".join(lands)]
    if "cohort" in entry.card:
        facts.append(_("Funding round %(year)s") % {"year": entry.card["cohort"]})
    if "format" in entry.card:
        facts += [entry.card["format"], filesizeformat(entry.card["size"] or 0), extent_of(entry)]
    return facts


def extent_of(entry: Entry) -> str:
    """Return how many pages, slides or sheets a document has; empty where nobody knows."""
    number = entry.card["pages"] or 0
    texts = {
        "page": ngettext("%(number)d page", "%(number)d pages", number),
        "slide": ngettext("%(number)d slide", "%(number)d slides", number),
        "sheet": ngettext("%(number)d sheet", "%(number)d sheets", number),
    }
    return texts.get(entry.card["unit"], "") % {"number": number} if number else ""


def place_of(hit: Hit) -> Place | None:
    """Return where in a document of several pages the words stand."""
    card = hit.entry.card
    if not hit.page or (card.get("pages") or 0) < 2:
        return None
    numbers = {"page": hit.page, "pages": card["pages"]}
    if card["anchor"]:
        return Place(_("Open page %(page)d of %(pages)d") % numbers, hit.url)
    texts = {
        "page": _("On page %(page)d of %(pages)d"),
        "slide": _("On slide %(page)d of %(pages)d"),
        "sheet": _("On sheet %(page)d of %(pages)d"),
    }
    return Place(texts[card["unit"]] % numbers) if card["unit"] in texts else None
