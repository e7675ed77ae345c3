"""Tens of thousands of documents to search, from the words of the starter content.

Titles and texts are drawn from its sentences, so that words are as frequent as they are there; what
is shown and may be read is copied. They exist in the database of a measurement alone.
"""

from __future__ import annotations

import random
import re
import uuid
from collections.abc import Iterator
from copy import copy

import numpy as np
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page

from cases.models import CaseStudyPage
from catalogue.models import Entry
from home.models import TeamPage
from search.models import Passage
from search.semantics.passages import passages_of
from search.semantics.port import Embedder, model_of
from search.semantics.vectors import stored_form

LOCALE = "de"
BATCH = 1_000
SENTENCE = re.compile(r"[^.!?\n\f]{20,}[.!?]")
SENTENCES = (12, 48)
WORDS_OF_TITLE = (2, 7)


class Stock:
    """What documents are made of."""

    def __init__(self, seed: int) -> None:
        """Read the entries of the starter content."""
        self.random = random.Random(seed)
        self.entries = list(Entry.objects.filter(locale=LOCALE).exclude(path=""))
        texts = [f"{entry.summary}\n{entry.body}" for entry in self.entries]
        self.sentences = [text for each in texts for text in SENTENCE.findall(each)]
        self.names = sorted(
            {value.partition(":")[0] for entry in self.entries for value in entry.facets}
        )
        self.words = [word for entry in self.entries for word in entry.title.split()]

    def title(self) -> str:
        """Return some words of titles."""
        return " ".join(self.random.choices(self.words, k=self.random.randint(*WORDS_OF_TITLE)))

    def text(self) -> str:
        """Return some sentences."""
        number = self.random.randint(*SENTENCES)
        return "\n".join(self.random.choices(self.sentences, k=number))

    def entry(self, page: Page) -> Entry:
        """Return the entry of a page, not yet saved: what it is like is that of another one."""
        entry = copy(self.random.choice(self.entries))
        entry.pk = None
        entry._state = copy(entry._state)
        entry._state.adding = True
        entry.object_id, entry.path, entry.url = page.pk, page.path, page.url_path
        entry.title, entry.summary = page.title, self.random.choice(self.sentences)
        entry.body, entry.sort_key = self.text(), page.title.lower()
        entry.translation_key = page.translation_key
        entry.facets = self.facets()
        return entry

    def facets(self) -> list[str]:
        """Return values for facets, each drawn for itself: hardly two documents have the same."""
        return [
            value
            for name in self.names
            for value in self.random.choice(self.entries).facets
            if value.partition(":")[0] == name
        ]


def add_documents(first: int, number: int) -> None:
    """Add pages and their entries with the numbers from `first` on, without an index."""
    stock = Stock(first)
    area = TeamPage.objects.filter(locale__language_code=LOCALE).live().earliest("path")
    for start in range(first, first + number, BATCH):
        numbers = range(start, min(start + BATCH, first + number))
        pages = Page.objects.bulk_create(pages_below(area, numbers, stock))
        Entry.objects.bulk_create([stock.entry(page) for page in pages])


def pages_below(area: TeamPage, numbers: range, stock: Stock) -> Iterator[Page]:
    """Yield the rows of public pages."""
    moment = timezone.now()
    kind = ContentType.objects.get_for_model(CaseStudyPage)
    # Beyond whatever the area has.
    for number in numbers:
        title = stock.title()
        yield Page(
            title=title,
            draft_title=title,
            slug=f"dokument-{number}",
            path=Page._get_path(area.path, area.depth + 1, 10_000 + number),
            depth=area.depth + 1,
            url_path=f"{area.url_path}dokument-{number}/",
            content_type=kind,
            locale_id=area.locale_id,
            translation_key=uuid.uuid4(),
            live=True,
            first_published_at=moment,
            last_published_at=moment,
        )


def add_vectors(model: Embedder) -> int:
    """Give each passage of the documents a vector of chance, which costs as much as a real one."""
    generator = np.random.default_rng(1)
    Passage.objects.all().delete()
    number = 0
    for start in range(0, Entry.objects.filter(locale=LOCALE).count(), BATCH):
        entries = Entry.objects.filter(locale=LOCALE).order_by("pk")[start : start + BATCH]
        rows = [(entry, cut) for entry in entries for cut in passages_of(entry)]
        vectors = generator.standard_normal((len(rows), model.dimension), dtype=np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        Passage.objects.bulk_create(
            Passage(
                entry=entry,
                locale=LOCALE,
                position=cut.position,
                digest=cut.digest,
                model=model_of(model),
                vector=stored_form(vector),
            )
            for (entry, cut), vector in zip(rows, vectors, strict=True)
        )
        number += len(rows)
    return number
