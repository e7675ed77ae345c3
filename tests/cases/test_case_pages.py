"""What readers see on the page of a case study, and in the list of all."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client, RequestFactory

from cases.models import CaseStudyPage
from cases.schema import SCHEMA
from tests.factories.pages import make_case
from tests.factories.portal import Portal, land_of
from tests.factories.solutions import make_adoption, make_solution
from tests.factories.streams import facts, statement
from tests.markup import Document

pytestmark = pytest.mark.django_db
SECTIONS = ("problem", "solution", "effect", "results", "operation", "data", "transfer")
EMPTY: dict[str, Any] = {"applied_solution": None} | {
    name: []
    for name in (
        *SECTIONS,
        "claim_sources",
        *(f"{part}_facts" for part in SCHEMA),
        "figures",
        "failures",
        "lessons",
    )
}


def text_of(client: Client, address: str) -> str:
    main = Document(client.get(address).content).soup.main
    assert main is not None
    return main.get_text(" ", strip=True)


def test_what_is_not_known_is_said_to_be_unknown(portal: Portal, client: Client) -> None:
    case = make_case(portal.area(), slug="fall", **EMPTY)
    assert {answer.state for answer in case.answers.values()} == {"unknown"}
    text = text_of(client, "/de/bund/fall/")
    assert text.count("unbekannt") >= 3
    assert "Betreiber" in text, "a reader would look for the operator"


def test_readers_see_how_many_details_of_a_question_have_sources(
    portal: Portal, client: Client
) -> None:
    solution = make_solution()
    make_adoption(solution)
    known: dict[str, Any] = {
        "transfer": [statement()],
        "applied_solution": solution,
        "transfer_facts": facts(conditions=[{"text": "Ein Funknetz ist da."}]),
        "operation_facts": facts(owner="Zweckverband"),
        "data_facts": facts(personal_data="keiner", unknown=["data_access"]),
    }
    case = make_case(portal.area(), slug="fall", **{**EMPTY, **known})
    states = {name: (answer.sourced, answer.state) for name, answer in case.answers.items()}
    assert states == {
        "transfer": (3, "answered"),
        "operation": (0, "partly"),
        "data": (1, "partly"),
    }
    for address in ("/de/bund/fall/", "/de/fallbeispiele/"):
        assert "1 von 4 Angaben belegt" in text_of(client, address)


def test_a_source_that_is_used_twice_has_one_number(portal: Portal, client: Client) -> None:
    one, two = "https://one.example/", "https://two.example/"
    told = {"problem": [statement("A", one, two)], "solution": [statement("B", two)]}
    make_case(portal.area(), slug="fall", **{**EMPTY, **told})
    document = Document(client.get("/de/bund/fall/").content)
    assert len(document.soup.select("#source-1, #source-2")) == 2
    assert document.soup.select_one("#source-3") is None


def test_a_fact_stands_at_a_glance(portal: Portal, client: Client) -> None:
    make_case(portal.area(), slug="fall", operation_facts=facts(operator="Stadtwerke Musterstadt"))
    assert "Stadtwerke Musterstadt" in text_of(client, "/de/bund/fall/")


def test_an_unsaved_case_study_can_be_previewed(portal: Portal, rf: RequestFactory) -> None:
    area = portal.area()
    case = CaseStudyPage(title="Noch nicht gespeichert", slug="neu", locale=area.locale)
    case.fields_of_action = []
    request = rf.get("/", headers={"host": "testserver"})
    answer = case.make_preview_request(request, "")
    assert answer.status_code == 200
    assert "Noch nicht gespeichert" in answer.content.decode()


def test_a_preview_shows_the_places_of_the_draft(portal: Portal, rf: RequestFactory) -> None:
    case = make_case(portal.area(), slug="fall")
    case.municipalities.set([land_of("09")])
    answer = case.make_preview_request(rf.get("/", headers={"host": "testserver"}), "")
    glance = Document(answer.content).soup.select_one("dl.glance")
    assert glance is not None
    assert "Bayern" in glance.get_text()


def test_the_list_is_narrowed_by_land_and_widened_again(portal: Portal, client: Client) -> None:
    for key, title in (("09", "In Bayern"), ("11", "In Berlin")):
        case = make_case(portal.area(), title=title)
        case.municipalities.set([land_of(key)])
        case.save()
    text = text_of(client, "/de/fallbeispiele/?land=09")
    assert "In Bayern" in text
    assert "In Berlin" not in text
    both = text_of(client, "/de/fallbeispiele/?land=09&land=11&land=99&field=nichts")
    assert "In Bayern" in both
    assert "In Berlin" in both


def test_the_list_turns_its_pages_and_keeps_the_choice(portal: Portal, client: Client) -> None:
    for number in range(13):
        case = make_case(portal.area(), title=f"Fall {number:02}")
        case.municipalities.set([land_of("09")])
        case.save()
    first = Document(client.get("/de/fallbeispiele/?land=09").content)
    assert len(first.soup.select("article.teaser")) == 12
    assert first.soup.select_one('a[href="?land=09&page=2"]') is not None
    assert "Fall 00" in text_of(client, "/de/fallbeispiele/?land=09&page=2")
    assert "Fall 00" in text_of(client, "/de/fallbeispiele/?land=09&page=77")


def test_an_empty_list_says_so_and_leads_on(portal: Portal, client: Client) -> None:
    document = Document(client.get("/de/fallbeispiele/").content)
    assert document.soup.select("main a[href]")
    assert client.get("/en/fallbeispiele/").status_code == 200


def test_related_case_studies_share_a_language_and_are_public(
    portal: Portal, client: Client
) -> None:
    make_case(portal.area(), slug="fall", title="Der Fall")
    make_case(portal.area(), title="Ein Entwurf", live=False)
    make_case(portal.area("bund", "en"), title="Another language")
    text = text_of(client, "/de/bund/fall/")
    assert "Ein Entwurf" not in text
    assert "Another language" not in text
