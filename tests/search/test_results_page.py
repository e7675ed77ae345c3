"""The page of results: for readers, for odd addresses, and within its number of statements."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Entry
from portal.page_cache import page_memory
from taxonomy.models import AdministrativeUnit

pytestmark = pytest.mark.django_db
MOST_STATEMENTS = 15


def read(client: Client, query: str = "", locale: str = "de") -> str:
    response = client.get(f"/{locale}/search/{query}")
    assert response.status_code == 200
    assert not response.cookies
    return " ".join(response.content.decode().split())


def test_results_tell_what_was_asked_and_how_many_there_are(
    client: Client, publish_case: Any, saxony: AdministrativeUnit
) -> None:
    for number in range(12):
        publish_case(f"Hochwasser {number}", units=[saxony])
    html = read(client, "?q=Hochwasser&page=2")
    assert "<title>Hochwasser: 12 Treffer, Seite 2 – Suche – " in html
    assert "12 Treffer für „Hochwasser“" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "Fallbeispiel · Sachsen" in html
    assert html.count('class="hit__title"') == 2
    assert len(re.findall(r"<h1[ >]", html)) == 1


def test_filters_are_shown_counted_and_removable(
    client: Client, publish_case: Any, publish_guidance: Any, saxony: AdministrativeUnit
) -> None:
    publish_case("Klima & Wasser", units=[saxony])
    publish_guidance("Klima im Dorf")
    html = read(client, "?q=Klima&kind=case&land=14")
    assert 'href="?q=Klima&amp;land=14"' in html
    assert 'href="?q=Klima&amp;kind=case"' in html
    assert html.count(" checked") == 2


def test_an_empty_page_says_what_was_asked_and_where_to_go_on(
    client: Client, publish_case: Any, saxony: AdministrativeUnit
) -> None:
    publish_case("Hochwasser")
    html = read(client, "?q=Lawine")
    assert "Keine Treffer für „Lawine“" in html
    html = read(client, "?q=Hochwasser&land=14")
    assert "Keine Treffer für „Hochwasser“" in html
    assert "1 Treffer" in html


def test_results_in_another_language_are_offered(client: Client, publish_case: Any) -> None:
    publish_case("Open data", locale="en")
    html = read(client, "?q=data")
    assert 'href="/en/search/?q=data"' in html
    assert "Auf Englisch: 1" in html


def test_without_a_question_the_page_says_what_can_be_found(client: Client, trees: Any) -> None:
    assert "Zum Beispiel" in read(client)
    assert "For example" in read(client, locale="en")
    assert "Zum Beispiel" in read(client, locale="de-simple")


def test_a_long_question_is_shortened_and_the_page_says_so(client: Client, trees: Any) -> None:
    html = read(client, "?q=" + "Hochwasser+" * 909)
    assert "200 Zeichen" in html
    assert "Hochwasser " * 30 not in html


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=a%00b&kind=%00&land=%00",
        "q=x&page=abc",
        "q=x&page=0",
        "q=x&page=-1",
        "q=x&page=99999",
        "q=x&page=" + "9" * 400,
        "q=x&page=²",
        "q=x&kind=unknown&land=99&land='",
        "q=%ff%fe",
        "q=%ed%a0%80",
        "q[]=x&q=y&q=z",
        "q=" + quote("🙂"),
        "q=" + quote("\"' \\ & | ! ( ) <-> :* %s {0} <script>"),
        "q=" + quote("ﷺ" * 200),
        "&".join(f"kind=case&land={number}" for number in range(300)),
    ],
)
def test_odd_addresses_are_answered(client: Client, trees: Any, query: str) -> None:
    html = read(client, f"?{query}")
    assert "<script>" not in html


def test_only_reading_is_allowed(client: Client, trees: Any) -> None:
    assert client.post("/de/search/", {"q": "x"}).status_code == 405
    assert client.head("/de/search/?q=x").status_code == 200


def statements(client: Client, query: str) -> int:
    """Count without the read of the public state, which happens at most once a second."""
    with CaptureQueriesContext(connection) as queries:
        read(client, query)
    return sum("publicationmark" not in query["sql"] for query in queries)


def add_documents(number: int) -> None:
    Entry.objects.bulk_create(
        Entry(
            source="cases.casestudypage",
            object_id=1_000_000 + each,
            locale="de",
            kind=("case", "guidance", "course")[each % 3],
            title=f"Hochwasser Nummer {each}",
            summary="Sensoren messen den Stand des Wassers.",
            body="Viele Wörter über Pegel und Daten. " * 40,
            url=f"/de/x{each}/",
            facets=["land:14"],
            card={"answers": {}},
            sort_key=f"hochwasser {each}",
        )
        for each in range(number)
    )


@pytest.mark.parametrize("query", ["?q=Hochwasser", "?q=Hochwaser", "?q=Hochwasser&kind=team", ""])
def test_the_number_of_statements_does_not_grow(
    client: Client, publish_case: Any, saxony: AdministrativeUnit, query: str
) -> None:
    publish_case("Hochwasser", units=[saxony])
    read(client, "?q=warm")
    few = statements(client, query)
    add_documents(500)
    page_memory.clear()
    assert statements(client, query) == few
    assert few < MOST_STATEMENTS
