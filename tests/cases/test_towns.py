"""“Meine Kommune”: the page of one municipality, and case studies in the order of their fit."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.towns.facts import TownFacts
from cases.towns.fit import State, fit_for, reasons_for
from catalogue.lists import EntryQuery
from catalogue.models import Entry
from taxonomy.models import AdministrativeUnit, SizeClass
from tests.factories.pages import make_case
from tests.factories.portal import Portal

pytestmark = pytest.mark.usefixtures("starter_data")
CHOOSE = "/de/municipalities/"
CEILING = 15


def make_town(key: str, name: str, **values: object) -> AdministrativeUnit:
    """A municipality of the register; the district is that of the same key."""
    facts = {"population": 14_743, "urbanisation": "mittlere Besiedlungsdichte", **values}
    district, _made = AdministrativeUnit.objects.get_or_create(
        key=key[:5],
        defaults={"level": "district", "name": "Wunsiedel", "designation": "Landkreis"},
    )
    return AdministrativeUnit.objects.create(
        key=key, level="municipality", name=name, parent=district, **facts
    )


@pytest.fixture
def selb() -> AdministrativeUnit:
    return make_town("09479152", "Selb", latitude=50.17, longitude=12.13, area_km2=Decimal("86.07"))


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_name_leads_to_the_page_of_the_town(client: Client, selb: AdministrativeUnit) -> None:
    response = client.get(CHOOSE, {"municipality": "selb"})
    assert response.headers["Location"] == "/de/municipalities/09479152/"
    assert "<h1>Selb</h1>" in page(client, response.headers["Location"])


def test_an_unknown_name_is_asked_for_again(client: Client) -> None:
    html = page(client, f"{CHOOSE}?municipality=Atlantis")
    assert "„Atlantis“" in html
    assert 'value="Atlantis"' in html


def test_namesakes_are_offered(client: Client) -> None:
    make_town("01053083", "Neuenkirchen")
    make_town("03352038", "Neuenkirchen")
    html = page(client, f"{CHOOSE}?municipality=Neuenkirchen")
    assert "/de/municipalities/01053083/" in html
    assert "/de/municipalities/03352038/" in html


@pytest.mark.parametrize("key", ["99999999", "09", "selb", "094791521"])
def test_what_is_no_municipality_is_not_found(client: Client, key: str) -> None:
    assert client.get(f"/de/municipalities/{key}/").status_code == 404


def test_facts_of_the_register_stand_there_and_gaps_are_unknown(client: Client) -> None:
    make_town("09479999", "Leerdorf", population=None, urbanisation="")
    html = page(client, "/de/municipalities/09479999/")
    glance = html[html.index('class="glance"') : html.index('id="own"')]
    assert glance.count("unbekannt") == 4  # inhabitants, size, settlement, area
    assert "09479999" in glance


def test_the_own_project_comes_first(client: Client) -> None:
    html = page(client, "/de/municipalities/14521710/")  # Zwönitz carries a project
    own = html[html.index('id="own"') : html.index('id="fitting"')]
    assert "/de/model-projects/zwoenitz/" in own


def test_easy_language_has_no_towns(client: Client, selb: AdministrativeUnit) -> None:
    response = client.get("/de-simple/municipalities/09479152/")
    assert response.headers["Location"] == "/de-simple/only-in/de/municipalities/09479152/"


def test_what_lies_near_is_in_the_list(client: Client, selb: AdministrativeUnit) -> None:
    html = page(client, "/de/municipalities/09479152/")
    near = html[html.index('id="near"') :]
    assert "/de/model-projects/zwoenitz/" in near
    assert "/de/model-projects/solingen/" not in near


def test_the_page_asks_a_fixed_number_of_queries(client: Client, selb: AdministrativeUnit) -> None:
    page(client, "/de/municipalities/09479152/")
    with CaptureQueriesContext(connection) as queries:
        page(client, "/de/municipalities/09479152/?field=umwelt_klima")
    assert len(queries) <= CEILING


PLACES: list[tuple[dict[str, str], tuple[float, float] | None]] = [
    ({"home_size": size, "home_area": area, "land": land, "adopted": adopted}, point)
    for size in ("", "kleinstadt_gross", "grosse_grossstadt")
    for area in ("", "mittel", "dicht")
    for land in ("", "09", "14")
    for adopted in ("", "yes")
    for point in (None, (12.1, 50.2), (7.0, 51.2))
]


def test_the_order_in_the_database_is_that_of_the_reasons_shown(selb: AdministrativeUnit) -> None:
    """All combinations of what a case study can say are counted alike by SQL and in words."""
    sizes = list(SizeClass.objects.all())
    town = TownFacts.of(selb, sizes)
    assert town.size
    codes = {"kleinstadt_gross": town.size.code, "grosse_grossstadt": sizes[0].code, "": ""}
    for number, (place, point) in enumerate(PLACES):
        values = {**place, "home_size": codes[place["home_size"]]}
        Entry.objects.create(
            source="thing",
            object_id=number,
            locale="de",
            kind="thing",
            title=str(number),
            sort_key=f"{number:04}",
            url=f"/{number}/",
            facets=[f"{name}:{value}" for name, value in values.items() if value],
            longitude=point[0] if point else None,
            latitude=point[1] if point else None,
            card={"towns": [["Ort", 11_358]], "reused_by": ["Ort"] if place["adopted"] else []},
        )
    fit = fit_for(town, [size.code for size in sizes])
    cards = EntryQuery("de", ["thing"], fit=fit).fetch().cards
    assert len(cards) == len(PLACES)
    marks = []
    for card in cards:
        states = [reason.state for reason in reasons_for(card, town)]
        marks.append((-states.count(State.MET), states.count(State.UNMET)))
    assert marks == sorted(marks)
    assert len(set(marks)) > 10


def test_the_list_of_case_studies_follows_the_town(
    client: Client, portal: Portal, selb: AdministrativeUnit
) -> None:
    far = make_town("05111000", "Fernstadt", population=600_000, urbanisation="dicht besiedelt")
    near = make_town("09479999", "Nebenan", latitude=50.2, longitude=12.2)
    for slug, unit in (("nah", near), ("fern", far)):
        case = make_case(portal.area(), slug=slug, title=slug, applied_solution=None)
        case.municipalities.add(unit)
        case.save()
    address = portal.case_lists["de"].url
    html = page(client, f"{address}?municipality=09479152")
    assert html.index('href="/de/bund/nah/"') < html.index('href="/de/bund/fern/"')
    assert "gleiche Größenklasse: 14.743" in html
    assert 'name="municipality" value="09479152"' in html
    assert 'class="fit"' not in page(client, f"{address}?municipality=unsinn")


def test_the_field_suggests_towns_while_somebody_types(
    client: Client, selb: AdministrativeUnit
) -> None:
    found = client.get("/de/municipalities/suggestions", {"q": "sel"}).json()
    assert found["status"] == "1 Kommune"
    assert found["suggestions"] == [
        {
            "kind": "place",
            "text": selb.distinct_name,
            "note": "Bayern",
            "url": "/de/municipalities/09479152/",
        }
    ]
    assert client.get("/de/municipalities/suggestions", {"q": "s"}).json()["suggestions"] == []


def test_offers_of_the_land_and_of_the_bund_stand_on_the_page(
    client: Client, selb: AdministrativeUnit
) -> None:
    for number, provider in enumerate(("09", "bund", "14")):
        Entry.objects.create(
            source="guidance.offer",
            object_id=number,
            locale="de",
            kind="offer",
            title=f"Angebot {provider}",
            sort_key=str(number),
            url=f"/de/offers/{provider}/",
            facets=[f"offered_by:{provider}"],
            card={"laender": [], "kinds": ["Beratung"]},
        )
    html = page(client, "/de/municipalities/09479152/")
    offers = html[html.index('id="offers"') :]
    assert offers.index("Angebot 09") < offers.index("Angebot bund")
    assert "Angebot 14" not in html
