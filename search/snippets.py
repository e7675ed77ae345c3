"""Marks in a text what was asked for, and cuts out the part that says most about it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from catalogue.texts import PART_ENDS
from search.analysis.analyser import Analyser
from search.analysis.tokens import WORD

PAGE_ENDS = "\f"
# Of long texts only so much is looked at, from the first mark on: readers wait for it.
LONGEST_TEXT = 20_000
LONGEST_SNIPPET = 260
SHORTEST_SNIPPET = 110
SENTENCE_ENDS = re.compile(rf"[.!?]+[»“”\")\]]*(?=\s+[^a-zäöüß])|[{PART_ENDS}{PAGE_ENDS}]|\Z")

# Begin, end and term of a word that is looked for.
Mark = tuple[int, int, str]


@dataclass
class Passage:
    """A sentence or a part without one, and the terms that are marked in it."""

    begin: int
    end: int
    terms: list[str]

    @property
    def worth(self) -> tuple[int, int]:
        """How many different terms it has, then how many words."""
        return len(set(self.terms)), len(self.terms)


class Marker:
    """Marks the words that one question looks for."""

    def __init__(self, analyser: Analyser, terms: Collection[str]) -> None:
        self.analyser = analyser
        self.terms = frozenset(terms)
        self._found: dict[str, tuple[str, ...]] = {}

    def marks(self, text: str, first: int = 0) -> Iterator[Mark]:
        """Yield begin, end and term of the words that are looked for."""
        found = self._found
        for match in WORD.finditer(text, first):
            written = match["word"]
            terms = found.get(written)
            if terms is None:
                terms = found[written] = self.terms_in(written)
            for term in terms:
                yield match.start(), match.end(), term

    def terms_in(self, written: str) -> tuple[str, ...]:
        """Return for each word of what stands without a space the term that is looked for."""
        return tuple(
            next(term for term in terms if term in self.terms)
            for terms in self.analyser.terms_in(written)
            if not self.terms.isdisjoint(terms)
        )

    def marked(self, text: str) -> SafeString:
        """Return a text as HTML with marks."""
        return html(text, list(self.marks(text)))

    def snippet(self, text: str) -> tuple[SafeString, int]:
        """Return the best part of a text, from the beginning of a sentence, and its page."""
        begin, stop = self.looked_at(text)
        marks = list(self.marks(text[:stop], begin))
        passages = passages_of(text, begin, stop, marks)
        if not passages:
            return SafeString(""), 0
        best = max(range(len(passages)), key=lambda number: (*passages[number].worth, -number))
        first, last = around(passages, best)
        begin, end = shortened(text, passages[first].begin, passages[last].end, marks)
        inside = [(b - begin, e - begin, t) for b, e, t in marks if b >= begin and e <= end]
        body = html(text[begin:end].replace(PART_ENDS, " ").replace(PAGE_ENDS, " "), inside)
        before = "… " if text[:begin].strip() else ""
        after = " …" if text[end:].strip() else ""
        page = text.count(PAGE_ENDS, 0, passages[best].begin) + 1 if PAGE_ENDS in text else 0
        return mark_safe(f"{before}{body}{after}"), page  # noqa: S308  # escaped in `html`

    def looked_at(self, text: str) -> tuple[int, int]:
        """Return begin and end of the part of a text in which a snippet is sought."""
        if len(text) <= LONGEST_TEXT:
            return 0, len(text)
        first = next((begin for begin, _end, _term in self.marks(text)), 0)
        ends = [text.rfind(sign, 0, first) + 1 for sign in (PART_ENDS, PAGE_ENDS)]
        begin = max(ends) if first > LONGEST_TEXT else 0
        return begin, min(begin + LONGEST_TEXT, len(text))


def passages_of(text: str, begin: int, stop: int, marks: Sequence[Mark]) -> list[Passage]:
    """Return the sentences of a part of a text with the terms that are marked in them."""
    passages: list[Passage] = []
    remaining = iter(marks)
    mark = next(remaining, None)
    for match in SENTENCE_ENDS.finditer(text, begin, stop):
        part = text[begin : match.end()]
        first = begin + len(part) - len(part.lstrip())
        passage = Passage(first, max(first, begin + len(part.rstrip())), [])
        begin = match.end()
        while mark and mark[0] < begin:
            passage.terms.append(mark[2])
            mark = next(remaining, None)
        if passage.end > passage.begin:
            passages.append(passage)
    return passages


def around(passages: Sequence[Passage], best: int) -> tuple[int, int]:
    """Return the first and last of the passages to show, so many that they say enough."""
    first = last = best
    while passages[last].end - passages[first].begin < SHORTEST_SNIPPET:
        if last + 1 < len(passages):
            last += 1
        elif first > 0:
            first -= 1
        else:
            break
    return first, last


def shortened(text: str, begin: int, end: int, marks: Sequence[Mark]) -> tuple[int, int]:
    """Return the bounds of the part of a long passage around its first mark, between words."""
    if end - begin <= LONGEST_SNIPPET:
        return begin, end
    first = next((mark[0] for mark in marks if mark[0] >= begin), begin)
    if first - begin > LONGEST_SNIPPET - 40:
        begin = text.rfind(" ", begin, first - 80) + 1 or first
    stop = text.rfind(" ", begin, begin + LONGEST_SNIPPET)
    return begin, stop if stop > begin else min(begin + LONGEST_SNIPPET, end)


def html(text: str, marks: Sequence[Mark]) -> SafeString:
    """Return a text as HTML in which only the marked words are elements."""
    parts: list[str] = []
    done = 0
    for begin, end, _term in marks:
        parts += [escape(text[done:begin]), f"<mark>{escape(text[begin:end])}</mark>"]
        done = end
    parts.append(escape(text[done:]))
    return mark_safe("".join(parts))  # noqa: S308  # everything but the marks is escaped
