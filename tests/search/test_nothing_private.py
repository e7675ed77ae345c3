"""Whatever editors close, nobody learns a word of it from search, by words or by meaning."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from accounts.models import User
from jobs.delivery import deliver
from jobs.models import OutboxMessage
from media_library.models import CustomDocument
from portal.page_cache import page_memory
from search.engines.elasticsearch.client import is_configured
from search.engines.elasticsearch.convergence import converge
from search.index.writing import active_index
from search.semantics.embedding import embed_waiting
from search.semantics.port import Embedder
from search.semantics.writing import TOPIC as PASSAGES
from search.service import search
from taxonomy.languages import languages
from tests.factories.portal import Portal
from tests.following import follow_changes
from tests.search.private_world import (
    NAMES,
    RECOMMENDED,
    SHARED,
    Changes,
    World,
    build_world,
    is_open,
    may_be_had,
)
from tests.search.semantics.conftest import model

__all__ = ["model"]

pytestmark = pytest.mark.django_db
EXAMPLES = int(os.environ.get("PRIVACY_EXAMPLES", "6"))
AT_ONCE = 8
MEANING = "Wie warnt eine Stadt vor Hochwasser?"
STEPS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.integers(0, 7), st.integers(0, 2)), min_size=1, max_size=8
)
repeatable = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="PRIVACY_EXAMPLES" not in os.environ,
    database=None,
    phases=[Phase.generate],
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def world(portal: Portal, administrator: User, each_engine: str) -> World:
    """A portal in which everything is open."""
    return build_world(portal, administrator)


class UndoneError(Exception):
    """Ends an example."""


def played(world: World, steps: list[tuple[str, int, int]]) -> None:
    """Look at what readers see after some changes, and undo them."""
    known = set(world.words)
    page_memory.clear()
    try:
        with transaction.atomic():
            work()
            for name, number, other in steps:
                Changes(world).apply(name, number, other)
            assert unfollowed(world) == set()
            work()
            Reader(world).look()
            raise UndoneError
    except UndoneError:
        world.words = known


def work() -> None:
    """Do what the worker does; what an earlier example has left on a server goes."""
    follow_changes()
    deliver(OutboxMessage.objects.filter(topic=PASSAGES))
    embed_waiting(60.0)
    if is_configured():
        for locale in languages():
            converge(active_index(locale))


def open_things(world: World) -> tuple[list[Page], list[CustomDocument]]:
    """Return the pages and documents that everybody may read."""
    keys = [page.pk for page in [*world.areas, *world.pages]]
    pages = [page.specific for page in Page.objects.filter(pk__in=keys) if is_open(page)]
    documents = CustomDocument.objects.order_by("pk")
    return pages, [document for document in documents if may_be_had(document, pages)]


def unfollowed(world: World) -> set[str]:
    """Return the addresses of what is found before the worker has come to it, and is closed."""
    pages, documents = open_things(world)
    public = {("page", page.pk) for page in pages} | {("file", each.pk) for each in documents}
    found = search(SHARED, "de", size=50).hits
    seen = {("file" if hit.entry.shown_on else "page", hit.entry.object_id) for hit in found}
    own = {page.pk for page in [*world.areas, *world.pages]}
    return {f"{kind} {key}" for kind, key in seen - public if kind == "file" or key in own}


class Reader:
    """Asks as a stranger for everything, and compares it with what is open."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.client = Client(HTTP_HOST="localhost")
        self.pages, self.documents = open_things(world)
        said = [text for page in self.pages for text in (page.title, page.summary)]
        said += [document.title for document in self.documents]
        self.titles = {word for word in world.words if word in " ".join(said).lower()}
        said += [world.read[document.pk] for document in self.documents]
        self.case_is_open = any(page.pk == world.pages[0].pk for page in self.pages)
        said += [world.place] if self.case_is_open else []
        self.public = {word for word in world.words if word in " ".join(said).lower()}

    def look(self) -> None:
        """Fail for what is seen and closed, and for what is open and not found."""
        leaks, seen = {}, set[str]()
        for name, typed, text in self.answers():
            words = {word for word in self.world.words if word in text.lower()} - set(typed)
            seen |= words
            if words - self.public:
                leaks[name, typed] = words - self.public
        assert leaks == {}
        assert self.titles - seen == set()
        assert self.case_is_open == (self.world.place.lower() in seen)
        self.count()

    def answers(self) -> Iterator[tuple[str, tuple[str, ...], str]]:
        """Yield the name of what answers, the words that are typed, and the answer."""
        for typed in self.questions():
            asked = {"q": " ".join(typed)}
            for address in ("/de/search/", "/api/v1/search"):
                yield address, typed, self.get(address, asked)
        for word in sorted({*self.world.titled, self.world.place.lower()}):
            yield "suggest", (), self.get("/api/v1/suggest", {"q": word[:8]})
        for text in (SHARED, RECOMMENDED, MEANING):
            for address in ("/de/search/", "/en/search/", "/de/search/feed/", "/api/v1/search"):
                yield text, (), self.get(address, {"q": text})
        yield "sitemap", (), self.get("/sitemap.xml", {})

    def questions(self) -> Iterator[tuple[str, ...]]:
        """Yield words by which others may be found, then words with two letters exchanged."""
        first = sorted(self.world.titled)
        others = sorted(self.world.words - self.world.titled)
        wrong = [word[:5] + word[6] + word[5] + word[7:] for word in sorted(self.world.words)]
        for words in (first, others, wrong):
            for begin in range(0, len(words), AT_ONCE):
                yield tuple(words[begin : begin + AT_ONCE])

    def get(self, address: str, asked: dict[str, str]) -> str:
        """Return what a stranger gets."""
        answer = self.client.get(address, asked)
        assert answer.status_code == 200
        return str(answer.content.decode())

    def count(self) -> None:
        """Fail for totals and facets that count what is closed."""
        kinds = Counter(page.kind for page in self.pages if SHARED in page.title)
        kinds += Counter(document=len(self.documents))
        answer = self.client.get("/api/v1/search", {"q": SHARED}).json()
        assert answer["total"] == answer["unfiltered"] == kinds.total()
        counts = {facet["name"]: facet["values"] for facet in answer["facets"]}
        assert {each["value"]: each["count"] for each in counts.get("kind", [])} == kinds
        closed = sorted(self.world.words - self.public)
        for begin in range(0, len(closed), AT_ONCE):
            asked = {"q": " ".join(closed[begin : begin + AT_ONCE])}
            answer = self.client.get("/api/v1/search", asked).json()
            assert (answer["total"], answer["unfiltered"], answer["facets"]) == (0, 0, [])


@repeatable
@given(steps=STEPS)
def test_by_words(world: World, steps: list[tuple[str, int, int]]) -> None:
    played(world, steps)


@repeatable
@given(steps=STEPS)
def test_by_meaning(model: Embedder, world: World, steps: list[tuple[str, int, int]]) -> None:
    played(world, steps)
