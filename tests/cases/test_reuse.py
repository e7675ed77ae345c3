"""Who adopted what: each arc in words, no arc without a stated origin, reports that are checked."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from accounts.models import User
from cases.models import Adoption, ModelProject, Solution
from portal.page_cache import page_memory
from taxonomy.multilingual import MultilingualText
from teams.actions import EntrustModels
from tests.contracts.conftest import signed_in
from tests.factories.pages import make_case, make_home, make_team_page
from tests.factories.portal import Portal
from tests.factories.solutions import (
    adopted_solution,
    make_adoption,
    make_participation,
    make_solution,
    relation,
)
from tests.following import follow_changes
from tests.markup import Document

REPORT = {"relation": "uebertragung", "what": "Die Sensoren", "since": "2025-03"}


@pytest.fixture
def solution(starter_data: None) -> Solution:
    """A solution from Berlin that Leipzig adopted, and of which Jena is a member."""
    home = make_home(Page.objects.get(depth=1))
    Site.objects.update(root_page=home)
    solution = adopted_solution(ModelProject.objects.get(slug="berlin"), "14713000")
    make_participation(solution, "16053000")
    make_case(make_team_page(home), title="Gieß den Kiez", applied_solution=solution)
    follow_changes()
    return solution


def page_of(client: Client, query: str = "") -> Any:
    page_memory.clear()
    return Document(client.get(f"/de/reuse/{query}").content).soup


def test_an_adoption_stands_in_list_map_drawing_and_text(
    solution: Solution, client: Client
) -> None:
    soup = page_of(client)
    row = soup.select_one(".reuse-table tbody tr")
    assert row.select_one("a").get_text() == str(solution)
    assert [cell.get_text(strip=True) for cell in row.select("td")[:2]] == ["Berlin", "Leipzig"]
    assert len(soup.select(".map__arc--featured")) == len(soup.select(".network__curve")) == 1
    assert "von Berlin nach Leipzig" in soup.select_one(".reuse-texts").get_text()
    assert "1 belegte Übernahme, 1 Lösung, 1 Ort" in soup.select_one(".lead").get_text()
    assert "Jena" not in soup.select_one(".reuse-table").get_text(), "a member has adopted nothing"


def test_there_is_no_arc_without_a_stated_origin(solution: Solution, client: Client) -> None:
    unknown = make_solution(slug="ohne", origin_sources=[])
    make_adoption(unknown, "14713000")
    soup = page_of(client, "?solution=ohne")
    assert len(soup.select(".map__arc")) == len(soup.select(".network__curve")) == 1
    assert "keine gelesene quelle" in soup.select_one(".map-story").get_text().lower()
    assert "unbekannt" in soup.select_one(".reuse-table").get_text()


def test_every_arc_is_said_in_words(solution: Solution, client: Client) -> None:
    other = adopted_solution(ModelProject.objects.get(slug="ulm"), "15003000", "09162000")
    make_adoption(other, "Neustadt")
    soup = page_of(client, f"?solution={other.slug}")
    words = soup.select_one(".reuse-texts").get_text()
    assert len(soup.select(".map__arc")) == 3
    assert all(place in words for place in ("Berlin", "Leipzig", "Ulm", "Magdeburg", "München"))
    assert "Neustadt" in soup.select_one(".map-story").get_text()
    assert "welcher Ort, ist offen" in soup.select_one(".reuse-table").get_text()


def test_what_is_reported_or_unsourced_is_not_shown(solution: Solution, client: Client) -> None:
    make_adoption(solution, "15003000", state="reported")
    make_adoption(solution, "09162000", sources=[])
    text = page_of(client).get_text()
    assert "Magdeburg" not in text and "München" not in text


def test_the_table_holds_everything_and_no_formula(solution: Solution, client: Client) -> None:
    make_adoption(solution, "15003000", what=MultilingualText(de="=1+1"))
    answer: Any = client.get("/de/reuse/adoptions.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["adopter"] for row in rows] == ["Jena", "Leipzig", "Magdeburg"]
    assert {row["origin_keys"] for row in rows} == {"11000000"}
    assert rows[2]["what"] == "'=1+1"


def test_easy_language_leads_to_the_german_page(solution: Solution, client: Client) -> None:
    assert client.get("/de-simple/reuse/").status_code == 302
    assert client.get("/en/reuse/").status_code == 200


def test_an_english_page_marks_what_is_in_german(solution: Solution, client: Client) -> None:
    make_adoption(solution, "15003000", what=MultilingualText(de="der Rechenkern"))
    page_memory.clear()
    soup = Document(client.get("/en/reuse/").content).soup
    languages = {span.get_text(): span.get("lang") for span in soup.select(".reuse-table span")}
    assert languages["der Rechenkern"] == "de"
    assert languages["the software"] is None
    assert all(link["lang"] == "de" for link in soup.select(".source-list__title"))
    assert not page_of(client).select(".reuse-table [lang], .source-list [lang]")


def test_an_association_that_adopted_is_called_by_its_name(
    solution: Solution, client: Client
) -> None:
    make_adoption(solution, "15003000", places=MultilingualText(de="Verband Elbe"))
    soup = page_of(client)
    assert "Verband Elbe" in soup.select_one(".reuse-table").get_text()
    assert "Magdeburg" not in soup.select_one("main").get_text()


def test_queries_do_not_grow_with_the_adoptions(solution: Solution, client: Client) -> None:
    page_of(client)
    with CaptureQueriesContext(connection) as few:
        page_of(client)
    for slug in ("ulm", "gera", "jena"):
        adopted_solution(ModelProject.objects.get(slug=slug), "14713000", "09162000")
    with CaptureQueriesContext(connection) as many:
        page_of(client)
    assert len(many) == len(few) <= 15


def test_a_report_waits_until_the_team_confirms_it(
    solution: Solution, portal: Portal, client: Client, federal_editor: User
) -> None:
    told = {**REPORT, "solution": solution.slug, "place": "Magdeburg"}
    answer = client.post("/de/reuse/report/", told)
    assert answer["Location"] == "/de/reuse/report/thanks/"
    adoption = Adoption.objects.get(unit__key="15003000")
    assert not adoption.is_public and adoption.reported_on
    assert "Magdeburg" not in page_of(client).get_text()
    (sent,) = mail.outbox
    address = f"/admin/adoptions/{adoption.pk}/confirm/"
    assert address in sent.body
    EntrustModels(portal.teams["bund"], {Adoption: ("view", "change")}).execute()
    browser = signed_in(federal_editor)
    assert "Die Sensoren" in browser.get(address).content.decode()
    browser.post(address)
    text = page_of(client).get_text()
    assert "Magdeburg" in text and "Angabe der Kommune" in text


@pytest.mark.parametrize(
    "wrong",
    [
        {"leave_empty": "x"},
        {"place": "Neustadt"},
        {"place": ""},
        {"since": "gestern"},
        {"what": ""},
        {"place": "Leipzig"},
        {"source": "javascript:alert(1)"},
        {"relation": "spam"},
    ],
)
def test_what_is_wrong_comes_back_and_is_not_kept(
    solution: Solution, client: Client, wrong: dict[str, str]
) -> None:
    relation("mitgliedschaft")
    before = Adoption.objects.count()
    told = {**REPORT, "solution": solution.slug, "place": "Magdeburg", **wrong}
    assert client.post("/de/reuse/report/", told).status_code == 422
    assert Adoption.objects.count() == before


def test_the_page_and_the_form_set_no_cookie_for_readers(
    solution: Solution, client: Client
) -> None:
    assert not client.get("/de/reuse/").cookies
    assert set(client.get("/de/reuse/report/").cookies) == set(client.get("/de/feedback/").cookies)
