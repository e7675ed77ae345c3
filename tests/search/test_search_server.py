"""Both engines give one list, and no failure of the server reaches a reader or an editor."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone

from cases.models import CaseStudyPage
from catalogue.models import Entry
from jobs.models import OutboxMessage
from search.engines import ElasticsearchEngine, PostgresEngine, SearchRequest
from search.engines.base import NEWEST, RELEVANCE
from search.engines.elasticsearch import indexes
from search.engines.elasticsearch.breaker import SECONDS_OPEN, CircuitBreaker, breaker
from search.engines.elasticsearch.client import SECONDS_FOR_READERS, client
from search.engines.elasticsearch.convergence import converge, drift_of, maintain
from search.engines.elasticsearch.mapping import alias_of
from search.engines.elasticsearch.writing import TOPIC
from search.index.building import build
from search.index.writing import active_index
from search.models import SearchIndex
from search.service import ask, search
from taxonomy.models import AdministrativeUnit
from tests.following import follow_changes
from tests.search.broken_servers import BEHAVIOURS, Server, broken_server

pytestmark = pytest.mark.django_db

WORDS = [
    "Hochwasser",
    "Pegel",
    "Sensoren",
    "Warnung",
    "Brücke",
    "Parkraum",
    "Daten",
    "Klima",
    "Stadtplan",
    "Wärme",
]
QUERIES = [
    *WORDS,
    "Hochwasser Pegel Daten",
    "Wo warnen Sensoren vor Hochwasser?",
    "Hochwaserwarnung",
    "Stadt Plan",
    '"Daten" Klima -Pegel',
    "waerme bruecke",
]


@pytest.fixture
def corpus(
    publish_case: Any,
    publish_guidance: Any,
    saxony: AdministrativeUnit,
    hesse: AdministrativeUnit,
) -> None:
    """Some pages in which words stand more or less often."""
    for number in range(12):
        some = [WORDS[(number * 3 + each * each) % len(WORDS)] for each in range(number % 5 + 2)]
        publish_case(
            f"{some[0]}{some[1].lower() if number % 4 == 0 else ''} {number}",
            " ".join(some * (number % 3 + 1)) + " in der Stadt.",
            units=[[saxony], [hesse], [saxony, hesse], []][number % 4],
        )
    publish_guidance("Klima und Wärme im Stadtplan")


@pytest.mark.usefixtures("elasticsearch", "corpus")
def test_both_engines_give_one_list_with_the_same_scores_totals_and_counts() -> None:
    follow_changes()
    different = []
    for query in QUERIES:
        asked = ask(query, "de")
        for order in (RELEVANCE, NEWEST):
            for chosen in ({}, {"land": ["14"]}, {"land": ["14", "06"], "kind": ["case"]}):
                wanted = SearchRequest(
                    asked.question, asked.index, chosen, ["kind", "land"], order, 0, 10
                )
                one, other = PostgresEngine().search(wanted), ElasticsearchEngine().search(wanted)
                same = (one.hits, one.total, one.unfiltered, one.counts) == (
                    other.hits,
                    other.total,
                    other.unfiltered,
                    other.counts,
                )
                if not same:
                    different.append((query, order, chosen, one, other))
    assert different == []
    result = search("Hochwasser", "de")
    assert (result.engine, result.degraded) == ("elasticsearch", False)
    assert result.total


@pytest.fixture(params=BEHAVIOURS)
def broken(request: pytest.FixtureRequest, settings: Any, publish_case: Any) -> Iterator[Server]:
    """The portal's server breaks once everything was complete there."""
    publish_case("Hochwasser")
    search("Hochwasser", "de")
    breaker.note_success()
    SearchIndex.objects.update(checked_at=timezone.now())
    with broken_server(request.param) as server:
        settings.ELASTICSEARCH_URL = server.address
        yield server
    breaker.note_success()


def test_a_broken_server_fails_no_search_and_is_not_asked_again_at_once(broken: Server) -> None:
    for _again in range(3):
        begun = time.monotonic()
        result = search("Hochwasser", "de")
        assert time.monotonic() - begun < SECONDS_FOR_READERS + 0.6
        assert [hit.entry.title for hit in result.hits] == ["Hochwasser"]
        assert (result.engine, result.degraded) == ("postgres", True)
    assert broken.visits <= 1


def test_no_save_asks_a_broken_server(
    broken: Server, django_capture_on_commit_callbacks: Any
) -> None:
    page = CaseStudyPage.objects.get(title="Hochwasser")
    with django_capture_on_commit_callbacks(execute=True):
        page.title = "Hochwasser im Tal"
        page.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert OutboxMessage.objects.filter(topic=TOPIC).waiting().exists()
    assert broken.visits == 0


@pytest.mark.parametrize("broken", ["stopped", "429", "500"], indirect=True)
def test_what_a_broken_server_does_not_take_waits(broken: Server, publish_case: Any) -> None:
    publish_case("Pegel")
    waiting = OutboxMessage.objects.filter(topic=TOPIC)
    assert waiting.waiting().exists()
    assert all(message.attempts for message in waiting)
    assert search("Pegel", "de").total == 1
    maintain()
    assert not waiting.due().exists()


def is_complete(locale: str = "de") -> bool:
    """Say whether the server has just what PostgreSQL has, and answers."""
    return not drift_of(active_index(locale)) and not search("Hochwasser", locale).degraded


def block(name: str, *, on: bool) -> None:
    """Let the server's index take nothing, as it does by itself on a full disk."""
    body = {f"index.blocks.{name}": True if on else None}
    client().indices.put_settings(index=alias_of(active_index("de")), settings=body)


@pytest.mark.usefixtures("elasticsearch")
@pytest.mark.parametrize("name", ["read_only_allow_delete", "write", "read_only"])
def test_an_index_that_takes_nothing_is_made_up_for_afterwards(
    publish_case: Any, name: str
) -> None:
    publish_case("Hochwasser")
    assert is_complete()
    block(name, on=True)
    publish_case("Hochwasser zwei")
    result = search("Hochwasser", "de")
    assert (result.total, result.degraded) == (2, True)
    block(name, on=False)
    follow_changes()
    assert is_complete()
    assert search("Hochwasser", "de").total == 2


@pytest.mark.usefixtures("elasticsearch")
def test_after_a_long_outage_everything_is_compared(publish_case: Any, settings: Any) -> None:
    address = settings.ELASTICSEARCH_URL
    gone = publish_case("Hochwasser")
    with broken_server("stopped") as server:
        settings.ELASTICSEARCH_URL = server.address
        gone.unpublish()
        publish_case("Hochwasser zwei")
    breaker.note_success()
    OutboxMessage.objects.filter(topic=TOPIC, delivered=None).update(given_up=timezone.now())
    settings.ELASTICSEARCH_URL = address
    assert search("Hochwasser", "de").degraded, "what was closed may still be counted there"
    maintain()
    assert is_complete()
    assert [hit.entry.title for hit in search("Hochwasser", "de").hits] == ["Hochwasser zwei"]


@pytest.mark.usefixtures("elasticsearch")
def test_a_server_that_lost_everything_is_filled_again(publish_case: Any) -> None:
    publish_case("Hochwasser")
    indexes.drop(active_index("de"))
    assert search("Hochwasser", "de").total == 1
    breaker.note_success()
    maintain()
    assert is_complete()


@pytest.mark.usefixtures("elasticsearch")
def test_the_nightly_check_finds_and_mends_what_nobody_told(publish_case: Any) -> None:
    publish_case("Hochwasser")
    publish_case("Hochwasser zwei")
    index = active_index("de")
    first, second = Entry.objects.filter(title__startswith="Hochwasser").order_by("pk")
    client().delete(index=alias_of(index), id=str(first.pk), refresh=True)
    client().update(index=alias_of(index), id=str(second.pk), doc={"digest": 1}, refresh=True)
    stray = {"id": 999_999, "terms": "hochwass", "prior": 1, "facets": [], "digest": 1}
    client().index(index=alias_of(index), id="999999", document=stray, refresh=True)
    assert search("Hochwasser", "de").degraded, "a hit that is no entry"
    assert sorted(drift_of(index).outdated) == [first.pk, second.pk]
    assert drift_of(index).surplus == [999_999]
    converge(index)
    assert (active_index("de").drift, is_complete()) == (3, True)


@pytest.mark.usefixtures("elasticsearch")
def test_until_a_removal_has_reached_the_server_postgresql_answers(publish_case: Any) -> None:
    page = publish_case("Hochwasser")
    assert is_complete()
    page.unpublish()
    result = search("Hochwasser", "de", facets=["kind"])
    assert (result.total, result.counts, result.degraded) == (0, {}, True)
    follow_changes()
    result = search("Hochwasser", "de", facets=["kind"])
    assert (result.total, result.counts, result.degraded) == (0, {}, False)


@pytest.mark.usefixtures("elasticsearch")
def test_an_index_that_is_built_anew_is_complete_on_the_server_too(publish_case: Any) -> None:
    publish_case("Hochwasser")
    old = active_index("de")
    new = build("de")
    assert new.pk != old.pk
    assert is_complete()
    assert indexes.has_index(new) and not indexes.has_index(old)


def test_a_circuit_breaker_lets_one_question_try_after_its_time() -> None:
    now = 100.0
    circuit = CircuitBreaker(lambda: now)
    assert circuit.allows()
    circuit.note_failure()
    assert not circuit.allows()
    now += SECONDS_OPEN
    assert circuit.allows() and not circuit.allows()
    circuit.note_success()
    assert circuit.allows() and circuit.allows()
