"""Search and suggestions for programs."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from taxonomy.models import AdministrativeUnit
from tests.following import follow_changes

pytestmark = pytest.mark.django_db
ANSWER = {
    *("query", "locale", "shortened", "replaced", "sort", "total", "unfiltered", "page", "pages"),
    *("hits", "similar", "facets", "municipality"),
}
HIT = {
    *("title", "url", "kind", "locale", "summary", "snippet", "page", "facets", "team"),
    *("published", "changed"),
}


def ask(client: Client, query: str, address: str = "search") -> dict[str, Any]:
    response = client.get(f"/api/v1/{address}{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    answer: dict[str, Any] = response.json()
    return answer


def test_an_answer_holds_what_the_documentation_says(
    client: Client, publish_case: Any, saxony: AdministrativeUnit
) -> None:
    publish_case("Pegel <b>", "Ein Pegel.", units=[saxony])
    answer = ask(client, "?q=Pegel&locale=de")
    assert answer.keys() == ANSWER
    [hit] = answer["hits"]
    assert hit.keys() == HIT
    assert hit["title"] == "Pegel <b>"
    assert hit["url"].startswith("http")
    assert "<mark>Pegel</mark>" in hit["snippet"]
    facets = {facet["name"]: facet["values"] for facet in answer["facets"]}
    assert facets["land"] == [{"value": "14", "label": "Sachsen", "count": 1, "chosen": False}]


def test_filters_pages_and_order_are_those_of_the_page(
    client: Client, publish_case: Any, publish_guidance: Any, saxony: AdministrativeUnit
) -> None:
    for number in range(12):
        publish_case(f"Klima {number}", units=[saxony])
    publish_guidance("Klima im Dorf")
    answer = ask(client, "?q=Klima&kind=case&land=14&page=2&sort=date")
    assert (answer["total"], answer["unfiltered"], answer["pages"]) == (12, 13, 2)
    assert (answer["page"], answer["sort"], len(answer["hits"])) == (2, "date", 2)


def test_a_language_answers_in_itself_and_an_unknown_one_is_the_main_one(
    client: Client, publish_case: Any
) -> None:
    publish_case("Open data", locale="en")
    answer = ask(client, "?q=data&locale=en")
    assert answer["total"] == 1
    assert answer["facets"][0]["label"] == "Kind of content"
    assert ask(client, "?q=data&locale=xx")["locale"] == "de"


def test_suggestions_say_what_they_are_and_how_many(client: Client, publish_case: Any) -> None:
    page = publish_case("Pegelsensoren")
    answer = ask(client, "?q=peg&locale=de", "suggest")
    assert answer == {
        "locale": "de",
        "status": "1 Vorschlag",
        "groups": {"page": "Seiten"},
        "suggestions": [
            {
                "kind": "page",
                "text": "Pegelsensoren",
                "note": "Fallbeispiel",
                "url": page.url,
                "language": "",
            }
        ],
    }
    assert ask(client, "?q=xyzzy&locale=de", "suggest")["status"] == "Keine Vorschläge"


def test_what_is_closed_is_in_no_answer(client: Client, publish_case: Any) -> None:
    page = publish_case("Zweigeheim")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    follow_changes()
    assert ask(client, "?q=Zweigeheim")["total"] == 0
    assert ask(client, "?q=zwei", "suggest")["suggestions"] == []


def test_only_reading_is_allowed(client: Client, trees: Any) -> None:
    for address in ("search", "suggest"):
        assert client.post(f"/api/v1/{address}", {"q": "x"}).status_code == 405
