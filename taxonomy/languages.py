"""The languages of the portal: rows of one table in the settings (ADR 0026)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import get_language

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Language:
    """All that the code asks about a language; it compares no codes.

    `name` is what others call it, `phrase` what stands in a sentence (“only available in German”),
    `own_name` what it calls itself. Texts that it lacks come from `fallbacks`, at last from the
    main language. `search_configuration` is one of PostgreSQL's, `browser_locale` the tag by which
    browsers write days, `authority_code` the code in the European list. `easy` marks a locale in
    plain words of the first language that it falls back to. Editors use the admin in the languages
    with `admin`.
    """

    code: str
    name: _StrPromise | str
    phrase: _StrPromise | str
    own_name: str
    fallbacks: tuple[str, ...] = ()
    search_configuration: str = "simple"
    browser_locale: str = ""
    authority_code: str = ""
    easy: bool = False
    admin: bool = False


def languages() -> dict[str, Language]:
    """Return the languages by code, in the order in which the portal offers them."""
    return {row.code: row for row in settings.PORTAL_LANGUAGES}


def language_choices() -> list[tuple[str, str]]:
    """Return the languages for a field of a model, whose migration then names none of them."""
    return [(row.code, row.own_name) for row in languages().values()]


def main_code() -> str:
    """Return the code of the main language, as the default of a field of a model."""
    return settings.LANGUAGE_CODE


def main_language() -> Language:
    """Return the language in which every text must be there."""
    return languages()[settings.LANGUAGE_CODE]


def everyday_codes() -> list[str]:
    """Return the codes of the languages that are no easy ones."""
    return [row.code for row in languages().values() if not row.easy]


def language_of(code: str) -> Language:
    """Return the language of a code; the main one for a code that the table lacks."""
    return languages().get(code) or main_language()


def active_language() -> Language:
    return language_of(get_language() or settings.LANGUAGE_CODE)


def foreign(code: str) -> str:
    """Return the code of a language that is not that of the request; empty for the same."""
    return "" if code == active_language().code else code


def everyday_language(code: str) -> Language:
    """Return the language itself, or the one that an easy language puts in plain words."""
    row = language_of(code)
    return language_of(chain_of(code)[1]) if row.easy else row


def chain_of(code: str) -> tuple[str, ...]:
    """Return the codes in whose order a text is looked for, that of the language first."""
    chain = (code, *language_of(code).fallbacks, settings.LANGUAGE_CODE)
    return tuple(dict.fromkeys(chain))
