"""The page of a comparison: which case studies an address names, and how they can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.comparison.rows import Group, groups_of
from cases.models import CaseStudyPage
from catalogue.lists import BEST_FOUND, EntryQuery
from catalogue.words import word_search, words_in
from content.sources import SourceIndex
from design.components import HiddenField, SearchBox
from taxonomy.laender import land_name
from taxonomy.vocabularies import read_once

MOST = 4
FOUND = 8
CASE, ONLY, WORDS = "case", "only", "q"


@dataclass(frozen=True)
class Column:
    """A case study that is compared."""

    title: str
    place: str
    url: str
    url_without: str


@dataclass(frozen=True)
class Comparison:
    """Everything that the page and the files of a comparison show."""

    columns: list[Column]
    groups: list[Group]
    sources: SourceIndex
    views: list[dict[str, Any]]
    files: list[dict[str, str]]
    missing: str
    adding: SearchBox | None
    found: list[dict[str, str]]

    @property
    def title(self) -> str:
        """What is compared."""
        number = len(self.columns)
        if not number:
            return _("Compare case studies")
        line = ngettext(
            "%(number)d case study compared", "%(number)d case studies compared", number
        )
        return line % {"number": number}

    @property
    def is_complete(self) -> bool:
        """Whether there is something to compare."""
        return len(self.columns) > 1


def compared_pages(query: QueryDict, language: str) -> list[CaseStudyPage]:
    """Return the case studies that an address names, in a language, each once, in its order."""
    keys = [int(text[:9]) for text in query.getlist(CASE) if text.isascii() and text.isdecimal()]
    named = dict(
        CaseStudyPage.objects.open().filter(pk__in=keys).values_list("pk", "translation_key")
    )
    wanted = list(dict.fromkeys(named[key] for key in keys if key in named))[:MOST]
    pages = CaseStudyPage.objects.open().in_language(language).filter(translation_key__in=wanted)
    pages = pages.select_related("solution_type", "maturity", "evidence")
    found = {
        page.translation_key: page
        for page in pages.prefetch_related("municipalities", "fields_of_action")
    }
    return [found[key] for key in wanted if key in found]


def comparison(query: QueryDict, language: str) -> Comparison:
    """Return the comparison that an address asks for."""
    pages = compared_pages(query, language)
    sources = SourceIndex([])
    only = query.get(ONLY) == "different"
    with read_once():
        groups = groups_of(pages, sources) if len(pages) > 1 else []
    words = words_in(query, WORDS)
    keys = [page.pk for page in pages]
    return Comparison(
        columns=[column_of(page, keys) for page in pages],
        groups=[different_in(group) for group in groups] if only else groups,
        sources=sources,
        views=views_of(keys, only=only) if len(pages) > 1 else [],
        files=files_of(keys) if len(pages) > 1 else [],
        missing=missing_of(query, pages),
        adding=adding(words, keys) if len(pages) < MOST else None,
        found=found_for(words, keys, language) if words and len(pages) < MOST else [],
    )


def different_in(group: Group) -> Group:
    """Return a group with what differs alone."""
    return Group(group.title, [row for row in group.rows if row.is_different])


def address(keys: Sequence[int], **others: str) -> str:
    """Return the address of a comparison."""
    return f"{reverse('comparison')}?{urlencode([*((CASE, key) for key in keys), *others.items()])}"


def column_of(page: CaseStudyPage, keys: Sequence[int]) -> Column:
    """Return the head of a column, with the address of the comparison without it."""
    places = [unit.label for unit in page.municipalities.all()]
    laender = [land_name(key) for key in page.land_keys]
    own = [page.places_shown] if page.places_shown else places
    return Column(
        title=page.title,
        place=", ".join(dict.fromkeys([*own, *laender])),
        url=page.get_url() or "",
        url_without=address([key for key in keys if key != page.pk]),
    )


def views_of(keys: Sequence[int], *, only: bool) -> list[dict[str, Any]]:
    """Return the ways to see all details, or those alone that differ."""
    return [
        {"title": _("All details"), "url": address(keys), "current": not only},
        {
            "title": _("Only differences"),
            "url": address(keys, only="different"),
            "current": only,
        },
    ]


def files_of(keys: Sequence[int]) -> list[dict[str, str]]:
    """Return the addresses of the comparison as files."""
    asked = urlencode([(CASE, key) for key in keys])
    return [
        {
            "title": title,
            "url": f"{reverse('comparison_file', kwargs={'ending': ending})}?{asked}",
        }
        for ending, title in (("pdf", _("As PDF")), ("csv", _("As CSV")))
    ]


def missing_of(query: QueryDict, pages: Sequence[CaseStudyPage]) -> str:
    """Say how many of what an address names are not shown."""
    missing = len(set(query.getlist(CASE))) - len(pages)
    if missing <= 0:
        return ""
    line = ngettext(
        "%(number)d case study of this address is not shown: it does not exist in this language, "
        "or there are more than four.",
        "%(number)d case studies of this address are not shown: they do not exist in this "
        "language, or there are more than four.",
        missing,
    )
    return line % {"number": missing}


def adding(words: str, keys: Sequence[int]) -> SearchBox:
    """Return the field by which a case study is found and added."""
    return SearchBox(
        action=reverse("comparison"),
        value=words,
        label=_("Add a case study"),
        placeholder=_("for example radar"),
        id="add-case",
        kind="secondary",
        hidden=[HiddenField(CASE, str(key)) for key in keys],
    )


def found_for(words: str, keys: Sequence[int], language: str) -> list[dict[str, str]]:
    """Return what words find, each with the address of the comparison with it."""
    found = EntryQuery(
        locale=language,
        kinds=[CaseStudyPage.kind],
        without=keys,
        found=word_search.find(words, language, [CaseStudyPage.kind]) or [],
        order=BEST_FOUND,
        size=FOUND,
    ).fetch()
    return [
        {
            "title": card.title,
            "url": address([*keys, card.object_id]),
            "meta": ", ".join(land_name(key) for key in card.values("land")),
        }
        for card in found.cards
    ]
