"""What a search field offers while somebody types: only what everybody may read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalogue.sources import sources
from catalogue.statements import with_readable
from search.questions import asked_text
from taxonomy.laender import land_name
from taxonomy.languages import chain_of

MOST = 8
MOST_BESIDE = 2
MOST_WORDS = 8
SHORTEST = 2
PAGE, TOPIC, PLACE = "page", "topic", "place"
STATEMENT = with_readable(Path(__file__).with_name("sql") / "suggestions.sql")
WORD = re.compile(r"[^\W_]+")
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
# Of a word with its umlauts written out; whoever leaves out the dots is understood too.
SPELLINGS = {
    "ae": "(ae|[äÄ])",
    "oe": "(oe|[öÖ])",
    "ue": "(ue|[üÜ])",
    "ss": "(ss|[ßẞ])",
    "a": "[aäÄ]",
    "o": "[oöÖ]",
    "u": "[uüÜ]",
}
LETTERS = re.compile("|".join(SPELLINGS))
# A comparison that knows no umlauts looks through thousands of titles in a quarter of the time.
OUTLINES = {letters: "%" if len(letters) > 1 else "_" for letters in SPELLINGS}
BEGINNING_OF_WORD = r"(^|[^[:alnum:]äöüßÄÖÜẞ])"


@dataclass(frozen=True)
class Suggestion:
    """A page that can be opened, or a topic or a place for which can be searched.

    `note` says what it is, `language` is that of the text where it is the same in all languages.
    """

    kind: str
    text: str
    note: str
    url: str
    language: str = ""


def suggestions(text: str, locale: str) -> list[Suggestion]:
    """Return at most eight suggestions of a locale, in its language, by one statement."""
    words = WORD.findall(asked_text(text).lower().translate(UMLAUTS))[:MOST_WORDS]
    if len("".join(words)) < SHORTEST:
        return []
    patterns = [BEGINNING_OF_WORD + spelled(word) for word in words]
    parameters: dict[str, Any] = {
        "locale": locale,
        "chain": list(chain_of(locale)),
        "outlines": [outline(word) for word in words],
        "patterns": patterns,
        "beginning": "^" + spelled(words[0]),
        "most": MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, parameters)
        rows = cursor.fetchall()
    with override(locale):
        return mixed(named(rows))


def spelled(word: str) -> str:
    """Return an expression for a word in all spellings of its umlauts."""
    return LETTERS.sub(lambda letters: SPELLINGS[letters.group()], re.escape(word))


def outline(word: str) -> str:
    """Return what every text with a word looks like, in all spellings of its umlauts."""
    return f"%{LETTERS.sub(lambda letters: OUTLINES[letters.group()], word)}%"


def named(rows: Iterable[tuple[str, str, str, str]]) -> Iterator[Suggestion]:
    """Yield the rows of the statement with what they are and where they lead."""
    for kind, text, origin, url in rows:
        if kind == PAGE and (source := sources.get(origin)):
            yield Suggestion(kind, text, str(source.labels.one), url, source.title_language)
        elif kind == TOPIC:
            yield Suggestion(kind, text, _("Topic"), asking(text))
        elif kind == PLACE:
            yield Suggestion(kind, text, land_name(origin[:2]), asking(text))


def asking(text: str) -> str:
    """Return the address of a search."""
    return f"{reverse('search')}?{urlencode({'q': text})}"


def mixed(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Return topics, pages and places: pages take what few others leave.

    A place that a page is called after is not offered beside it.
    """
    kinds: dict[str, list[Suggestion]] = {TOPIC: [], PAGE: [], PLACE: []}
    for suggestion in suggestions:
        kinds[suggestion.kind].append(suggestion)
    titles = {page.text for page in kinds[PAGE]}
    places = [place for place in kinds[PLACE] if place.text not in titles]
    beside = [kinds[TOPIC][:MOST_BESIDE], places[:MOST_BESIDE]]
    pages = kinds[PAGE][: MOST - sum(map(len, beside))]
    return [*beside[0], *pages, *beside[1]]
