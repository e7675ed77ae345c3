"""The page of results: for readers, for odd addresses, and within its number of statements."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Entry
from catalogue.signals import entries_written
from portal.page_cache import page_memory
from search.components import hit_entries
from search.service import search
from taxonomy.models import AdministrativeUnit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_engine")]
MOST_STATEMENTS = 18


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


def test_a_word_that_was_repaired_is_named(client: Client, publish_case: Any) -> None:
    publish_case("Hochwasser")
    html = read(client, "?q=Hochwaser")
    assert "1 Treffer für „Hochwaser“" in html
    assert 'Auch gesucht nach: <a href="?q=hochwasser">hochwasser</a>' in html


def test_an_empty_page_says_what_was_asked_and_where_to_go_on(
    client: Client, publish_case: Any, saxony: AdministrativeUnit
) -> None:
    publish_case("Hochwasser")
    html = read(client, "?q=Hochwasser&land=14")
    assert "Keine Treffer für „Hochwasser“" in html
    assert '<a href="?q=Hochwasser">Alle Filter löschen: 1 Treffer</a>' in html
    for query in ("?q=xyzzyx", "?q=Hochwasser&land=14"):
        html = read(client, query)
        assert "Andere Wege" in html
        assert "Fehlt Ihnen etwas?" in html


def test_the_best_of_another_language_stand_below_with_their_mark(
    client: Client, publish_case: Any
) -> None:
    for number in range(4):
        publish_case(f"Open data {number}", locale="en")
    publish_case("Data hier")
    html = read(client, "?q=data")
    assert "1 Treffer für „data“" in html
    assert '<a href="/en/search/?q=data">Auf Englisch: 4 Treffer</a>' in html
    assert html.count('<span class="hit__language">Englisch</span> Fallbeispiel') == 3
    assert html.count('lang="en">Open <mark>data</mark>') == 3
    assert html.count('class="hit__title"') == 4


def test_a_language_can_be_chosen(client: Client, publish_case: Any) -> None:
    for number in range(4):
        publish_case(f"Open data {number}", locale="en")
    publish_case("Data hier")
    html = read(client, "?q=data&language=en")
    assert "4 Treffer für „data“" in html
    assert html.count('<span class="hit__language">Englisch</span>') == 4
    assert "Data hier" not in html
    assert '<a class="chip" href="?q=data">Englisch' in html


def test_another_order_keeps_what_was_chosen(client: Client, publish_case: Any) -> None:
    publish_case("Klima Klima")
    publish_case("Klima zuletzt und etwas länger")
    html = read(client, "?q=Klima&kind=case")
    assert 'href="?q=Klima&amp;sort=date&amp;kind=case">Nach Datum sortieren' in html
    html = read(client, "?q=Klima&kind=case&sort=date")
    assert html.index("zuletzt") < html.index("</mark> <mark>Klima")
    assert 'href="?q=Klima&amp;kind=case">Nach Übereinstimmung sortieren' in html
    assert '<input type="hidden" name="sort" value="date">' in html
    assert 'href="?q=Klima&amp;sort=date">Fallbeispiele' in html


def test_all_facets_of_all_rooms_are_offered_where_they_differ(
    client: Client, publish_case: Any, publish_guidance: Any
) -> None:
    publish_case("Klima", "Etwas")
    publish_guidance("Klima im Dorf")
    html = read(client, "?q=Klima")
    legends = re.findall(r"<legend>(.*?)</legend>", html)
    assert legends == ["Art des Inhalts", "Frage", "Jahr der Veröffentlichung", "Sprache"]
    year = re.search(r'name="year" value="(\d{4})"', html)
    assert year
    assert "2 Treffer" in read(client, f"?q=Klima&year={year[1]}")


def test_the_title_names_the_filters(client: Client, publish_case: Any) -> None:
    publish_case("Klima")
    assert "<title>Klima (Fallbeispiele): 1 Treffer, Seite 1 – Suche – " in read(
        client, "?q=Klima&kind=case"
    )


def test_a_document_says_how_large_it_is_and_opens_at_the_page(
    client: Client, publish_case: Any
) -> None:
    page = publish_case("Etwas")
    document = Entry.objects.create(
        source="media_library.customdocument",
        object_id=7,
        locale="de",
        kind="document",
        title="Konzept für ein Netz",
        body="Anfang.\f\fDer Pegelstand steht hier.",
        url="/documents/7/konzept.pdf",
        card={"format": "PDF", "size": 1_258_291, "pages": 3, "unit": "page", "anchor": "#page="},
    )
    entries_written.send(sender=Entry, entries=[document])
    html = read(client, "?q=Pegelstand")
    assert "Dokument · PDF · 1,2 MB · 3 Seiten" in html
    assert '<a href="/documents/7/konzept.pdf#page=3">Seite 3 von 3 öffnen' in html
    assert page.url not in html


def test_what_only_its_meaning_finds_has_a_place_of_its_own(publish_case: Any) -> None:
    publish_case("Pegel")
    hit = search("Pegel", "de").hits[0]
    html = render_to_string("search/result_list.html", {"similar": hit_entries([hit], "de")})
    assert "Ähnliche Inhalte" in html
    assert "Hier kommen Ihre Wörter nicht vor" in html


def test_a_word_of_which_only_a_part_is_known_finds_the_part(
    client: Client, publish_case: Any
) -> None:
    publish_case("Eine Drohne sieht nach")
    html = read(client, "?q=Drohnenlieferdienst")
    assert "1 Treffer für „Drohnenlieferdienst“" in html
    assert 'Auch gesucht nach: <a href="?q=drohne">drohne</a>' in html


def test_words_in_quotes_that_nothing_has_are_offered_without_them(
    client: Client, publish_case: Any
) -> None:
    publish_case("Daten der Stadt")
    html = read(client, "?q=%22Daten%22+%22Einhorn%22")
    assert 'href="?q=Daten+Einhorn">„Daten Einhorn“: 1 Treffer' in html


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
