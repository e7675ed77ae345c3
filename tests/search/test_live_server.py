"""A real server that fails and comes back: nobody waits for it, and nobody has to help it."""

from __future__ import annotations

import itertools
import random
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction

from cases.models import CaseStudyPage
from catalogue.models import Entry
from catalogue.signals import entries_written
from catalogue.writing import remove
from search.engines import PostgresEngine, SearchRequest
from search.engines.elasticsearch.breaker import breaker
from search.engines.elasticsearch.client import client
from search.engines.elasticsearch.convergence import drift_of
from search.engines.elasticsearch.mapping import alias_of
from search.engines.elasticsearch.query import answer_of, body_of
from search.index.building import build
from search.index.writing import active_index
from search.models import SearchIndex
from search.service import ask, search
from tests.following import follow_changes
from tests.search.failing_node import SILENT, STOPPED, WORKS, FailingNode, failing_node
from tests.search.private_world import senseless_words

pytestmark = pytest.mark.django_db
LONGEST_ANSWER = 1.0
# Far below what waiting for the server would take (`SECONDS_FOR_WRITERS`), also on a busy machine.
LONGEST_DELAY = 1.0
FAILURES = (STOPPED, SILENT, "500", "507", "full disk")
SAVES = 4


@pytest.fixture
def node(elasticsearch: None, settings: Any) -> Iterator[FailingNode]:
    """The server of the portal, which can fail."""
    with failing_node(settings.ELASTICSEARCH_URL) as node:
        settings.ELASTICSEARCH_URL = node.address
        yield node
    breaker.note_success()


def fail(node: FailingNode, how: str) -> None:
    """Let the server fail; a full disk is what the real one says of it."""
    if how == "full disk":
        blocked(on=True)
    else:
        node.become(how)


def come_back(node: FailingNode) -> None:
    """Let the server work again, and the time of the circuit breaker be over."""
    node.become(WORKS)
    blocked(on=False)
    breaker.note_success()


def blocked(*, on: bool) -> None:
    """Let the whole server take nothing, as on a full disk."""
    value = True if on else None
    client().cluster.put_settings(persistent={"cluster.blocks.read_only_allow_delete": value})


def seconds(work: Callable[[], Any]) -> float:
    begun = time.monotonic()
    work()
    return time.monotonic() - begun


def seconds_of_a_save(page: CaseStudyPage) -> float:
    """Return what publishing takes, as a median."""

    def save() -> None:
        with transaction.atomic():
            page.save_revision().publish()

    return statistics.median(seconds(save) for _again in range(SAVES))


def titles(query: str = "Hochwasser") -> set[str]:
    """Return what is found; nobody waits longer than a second."""
    begun = time.monotonic()
    result = search(query, "de", facets=["kind"])
    assert time.monotonic() - begun < LONGEST_ANSWER
    assert result.total == len(result.hits) == sum(result.counts.values())
    return {hit.entry.title for hit in result.hits}


@pytest.mark.parametrize("how", FAILURES)
def test_whatever_fails_searches_saves_and_rebuilds_go_on(
    node: FailingNode, publish_case: Any, how: str
) -> None:
    page, gone = publish_case("Hochwasser"), publish_case("Hochwasser eins")
    assert titles() == {"Hochwasser", "Hochwasser eins"}
    usual = seconds_of_a_save(page)
    follow_changes()
    try:
        fail(node, how)
        assert titles() == {"Hochwasser", "Hochwasser eins"}
        assert seconds_of_a_save(page) < usual + LONGEST_DELAY
        gone.unpublish()
        assert titles() == {"Hochwasser"}
        publish_case("Hochwasser zwei")
        assert titles() == {"Hochwasser", "Hochwasser zwei"}
        build("de")
        assert titles() == {"Hochwasser", "Hochwasser zwei"}
    finally:
        come_back(node)
    follow_changes()
    assert [len(drift_of(index)) for index in SearchIndex.objects.all()] == [0, 0, 0]
    assert titles() == {"Hochwasser", "Hochwasser zwei"}
    assert not search("Hochwasser", "de").degraded


def test_who_loses_the_server_while_it_is_asked_gets_an_answer(
    node: FailingNode, publish_case: Any
) -> None:
    publish_case("Hochwasser")
    for how in (STOPPED, SILENT, "500"):
        assert not search("Hochwasser", "de").degraded
        node.become(how)
        assert titles() == {"Hochwasser"}
        node.become(WORKS)
        breaker.note_success()


THINGS = 200


def texts(version: int) -> Iterator[tuple[str, str]]:
    """Yield titles and texts in which some words are frequent and most are rare."""
    chance = random.Random(version)
    words = list(itertools.islice(senseless_words(0), 300))
    weights = [1 / place for place in range(1, len(words) + 1)]
    for _thing in range(THINGS):
        title = chance.choices(words, weights, k=4)
        yield " ".join(title), " ".join(chance.choices(words, weights, k=chance.randint(20, 80)))


def write(step: int, version: int) -> None:
    """Write each so many-th thing with new words."""
    written = []
    for number, (title, body) in enumerate(texts(version)):
        if number % step == 0:
            fields = {"kind": "case", "url": "/", "title": title, "body": body}
            found: dict[str, Any] = {"source": "test", "object_id": number, "locale": "de"}
            written.append(Entry.objects.update_or_create(**found, defaults=fields)[0])
    entries_written.send(sender=Entry, entries=written)
    follow_changes()


@pytest.mark.usefixtures("elasticsearch")
def test_after_many_changes_both_engines_still_give_nearly_one_list() -> None:
    write(1, 0)
    for version in range(1, 4):
        write(version + 1, version)
        remove(Entry.objects.filter(source="test", object_id__in=range(version, THINGS, 17)))
        follow_changes()
    assert not drift_of(active_index("de"))
    assert statistics.mean(map(share_of, (title for title, _body in texts(9)))) >= 0.95


def share_of(query: str) -> float:
    """Return which part of the first ten both engines have."""
    asked = ask(query, "de")
    wanted = SearchRequest(asked.question, asked.index)
    body = client().search(
        index=alias_of(asked.index), search_type="dfs_query_then_fetch", body=body_of(wanted)
    )
    answers = (PostgresEngine().search(wanted), answer_of(wanted, body.body))
    first, other = ({hit.entry_id for hit in answer.hits} for answer in answers)
    assert len(first) == len(other)
    return len(first & other) / len(first)
