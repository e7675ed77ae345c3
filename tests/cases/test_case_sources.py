"""Readers see what stands behind a case study: sources, dates, who adopted, who takes part."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from cases.forms import CaseStudyForm
from cases.models import CaseStudyPage
from cases.presenters.cards import involved_line, reuse_line
from cases.schema import SCHEMA
from content.blocks import SourceBlock
from content.sources import SourceIndex
from taxonomy.models import Term
from taxonomy.multilingual import MultilingualText
from tests.factories.pages import make_case
from tests.factories.portal import Portal
from tests.factories.solutions import make_adoption, make_participation, make_solution
from tests.factories.streams import SOURCE, block, item
from tests.markup import Document

pytestmark = pytest.mark.django_db
EMPTY = (
    *("claim_sources", "effect", "results", "transfer", "operation", "failures"),
    *("figures", "lessons", *(f"{part}_facts" for part in SCHEMA)),
)
OTHER = {"url": "https://b.example/", "title": "B", "read_on": "2026-11-26"}


def sourced(**source: Any) -> list[dict[str, Any]]:
    return [block("statement", {"text": "Eine Aussage.", "sources": [item({**SOURCE, **source})]})]


def page_of(client: Client, slug: str = "fall") -> Any:
    return Document(client.get(f"/de/bund/{slug}/").content).soup


def test_the_head_says_how_old_the_sources_are_and_that_nobody_asked(
    portal: Portal, client: Client
) -> None:
    nothing: dict[str, Any] = {name: [] for name in EMPTY}
    make_case(
        portal.area(),
        slug="fall",
        checked_on=None,
        **{
            **nothing,
            "applied_solution": None,
            "problem": sourced(as_of="2020"),
            "solution": sourced(**OTHER, as_of="2021-03"),
            "data": sourced(url="https://c.example/", as_of=""),
        },
    )
    soup = page_of(client)
    lines = [" ".join(line.get_text().split()) for line in soup.select(".status-line li")]
    assert lines[:3] == [
        "Quellen von 2020 bis 2021, teils ohne Datum",
        "gelesen vom 23.11.2026 bis zum 26.11.2026",
        "noch nicht bei der Kommune geprüft",
    ]
    make_case(portal.area(), slug="geprueft", checked_on=datetime.date(2026, 12, 1))
    checked = page_of(client, "geprueft").select_one(".status-line").get_text()
    assert "geprüft am 01.12.2026" in checked


def test_a_source_without_date_says_so_in_the_list_and_at_the_statement(
    portal: Portal, client: Client
) -> None:
    make_case(portal.area(), slug="fall", problem=sourced(url="https://u.example/", as_of=""))
    soup = page_of(client)
    assert "ohne Datum" in soup.select_one("[aria-labelledby=problem] .source-ref").get_text()
    entry = soup.find("a", href="https://u.example/").find_parent("li")
    assert "u.example · ohne Datum · gelesen am 23.11.2026" in entry.get_text()
    dated = soup.find("a", href=SOURCE["url"]).find_parent("li")
    assert "ohne Datum" not in dated.get_text()


def test_an_address_that_names_a_person_is_linked_but_not_printed(
    portal: Portal, client: Client
) -> None:
    private = "https://vorname-nachname.example/beitrag"
    make_case(portal.area(), slug="fall", problem=sourced(url=private, site="privates Blog"))
    soup = page_of(client)
    entry = soup.find("a", href=private).find_parent("li")
    assert "privates Blog" in entry.get_text()
    assert "nachname" not in soup.get_text()


def test_the_summary_and_the_line_of_adoption_lead_to_their_sources(
    portal: Portal, client: Client
) -> None:
    make_case(portal.area(), slug="fall")
    soup = page_of(client)
    for selector in (".lead .source-ref", ".reuse-line .source-ref", ".reuse-box .source-ref"):
        reference = soup.select_one(selector)
        assert reference is not None, selector
        assert soup.select_one(reference["href"]) is not None, selector


def test_whoever_takes_part_has_not_adopted_it(portal: Portal, client: Client) -> None:
    solution = make_solution()
    make_adoption(solution, "Neustadt")
    make_participation(solution, "Altstadt")
    make_case(portal.area(), slug="fall", applied_solution=solution)
    soup = page_of(client)
    lines = [line.get_text(" ", strip=True) for line in soup.select(".case-head .reuse-line")]
    assert lines[0].startswith("Übernommen von: Neustadt")
    assert lines[1].startswith("Mit dabei: Altstadt")
    box = soup.select_one(".reuse-box").get_text(" ", strip=True).replace(" ,", ",")
    assert "Mitgliedschaft: zahlt einen Beitrag, seit 2023" in box[box.index("Mit dabei") :]


def test_places_are_listed_as_people_do() -> None:
    places = ["A", "B", "C", "D", "E"]
    with override("de"):
        assert reuse_line([]) == involved_line([]) == ""
        assert reuse_line(places[:1]) == "Übernommen von: A"
        assert reuse_line(places[:3]) == "Übernommen von: A, B und C"
        assert reuse_line(places) == "Übernommen unter anderem von: A, B, C und D"
        assert involved_line(places[:2]) == "Mit dabei: A und B"


def test_the_card_names_the_main_field_first(portal: Portal, client: Client) -> None:
    first, main = (
        Term.objects.update_or_create(
            vocabulary="field_of_action",
            code=code,
            defaults={"labels": MultilingualText(de=label), "order": order},
        )[0]
        for order, (code, label) in enumerate([("eins", "Feld eins"), ("zwei", "Feld zwei")])
    )
    case = make_case(portal.area(), slug="fall")
    case.fields_of_action.set([first, main])
    case.main_field = main
    case.save()
    meta = Document(client.get("/de/fallbeispiele/").content).soup.select_one(".teaser__meta")
    assert meta is not None
    assert "Feld zwei" in meta.get_text()
    assert "Feld eins" not in meta.get_text()


@pytest.mark.parametrize(("deferred", "refused"), [(True, False), (False, True)])
def test_a_summary_without_source_is_kept_as_a_draft_but_not_published(
    deferred: bool, refused: bool, portal: Portal
) -> None:
    case = make_case(portal.area(), claim_sources=[])
    form_class = CaseStudyPage.get_edit_handler().get_form_class()
    assert issubclass(form_class, CaseStudyForm)
    empty = {f"{name}-count": "0" for name in form_class.base_fields}
    form = form_class(
        instance=case, data={**empty, "summary": "Es wirkt."}, parent_page=case.get_parent()
    )
    if deferred:
        form.defer_required_fields()
    form.full_clean()
    assert ("claim_sources" in form.errors) is refused


def test_what_is_stored_without_the_name_of_a_site_is_shown() -> None:
    (entry,) = SourceIndex([]).of([SourceBlock().to_python({**SOURCE})])
    assert (entry.host, entry.printed_url) == ("example.org", SOURCE["url"])
    assert SourceIndex([]).years == SourceIndex([]).days_of_reading == []
    assert not SourceIndex([{"sources": [SOURCE]}]).has_undated
