"""The transfer check, held against a table of hand-made cases: each value and each unknown."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from cases.schema import FIELDS
from cases.schema.facts import Fact
from cases.towns.facts import TownFacts
from cases.towns.fit import State
from cases.transfer.points import Case, Point, points_of
from taxonomy.models import AdministrativeUnit, SizeClass
from taxonomy.vocabularies import Vocabularies
from tests.factories.pages import make_case
from tests.factories.portal import Portal

pytestmark = pytest.mark.usefixtures("starter_data")
MET, CLARIFY, UNMET, UNKNOWN = State.MET, State.CLARIFY, State.UNMET, State.UNKNOWN
# The town of the table: Bavaria, 14,743 inhabitants, medium density.
OWN_SIZE = "kleinstadt_gross"
TERMS = Path(__file__).parents[2] / "taxonomy/data/terms.csv"

# Field, what the sources say, and how its point stands.
TABLE: list[tuple[str, Any, State]] = [
    ("size_classes_ok", None, UNKNOWN),
    ("size_classes_ok", [], UNKNOWN),
    ("size_classes_ok", ["grossstadt_gross"], UNMET),
    ("size_classes_ok", ["grossstadt_klein"], UNMET),
    ("size_classes_ok", ["mittelstadt_gross"], UNMET),
    ("size_classes_ok", ["mittelstadt_klein"], UNMET),
    ("size_classes_ok", ["kleinstadt_gross"], MET),
    ("size_classes_ok", ["kleinstadt_klein"], UNMET),
    ("size_classes_ok", ["landgemeinde"], UNMET),
    ("size_classes_ok", ["region"], UNMET),
    ("size_classes_ok", ["landgemeinde", "kleinstadt_gross"], MET),
    ("size_classes_ok", ["unbekannter-code"], UNMET),
    ("area_types_ok", None, UNKNOWN),
    ("area_types_ok", ["ueberwiegend_staedtisch"], CLARIFY),
    ("area_types_ok", ["teilweise_staedtisch"], CLARIFY),
    ("area_types_ok", ["ueberwiegend_laendlich"], CLARIFY),
    ("legal_basis", [{"land": "bund", "norm": "§ 2b UStG"}], MET),
    ("legal_basis", [{"land": "09", "norm": "Art. 2 KommZG"}], MET),
    ("legal_basis", [{"land": "05", "norm": "GkG NRW"}], CLARIFY),
    ("legal_basis", [{"land": None, "norm": "Satzung"}], CLARIFY),
    ("conditions", [], UNKNOWN),
    ("conditions", [{"text": "LoRaWAN-Netz", "kind": None, "weight": None}], CLARIFY),
    *(
        ("conditions", [{"text": "Etwas", "kind": kind, "weight": "zwingend"}], CLARIFY)
        for kind in ("technisch", "organisatorisch", "rechtlich", "wirtschaftlich")
    ),
    *(
        ("conditions", [{"text": "Etwas", "kind": kind, "weight": "hilfreich"}], CLARIFY)
        for kind in ("sozial_akzeptanz", "kompetenz_personal", "daten", "politisch")
    ),
    ("software_licence", None, UNKNOWN),
    *(
        ("software_licence", code, MET)
        for code in (
            *("eupl-1-2", "gpl-3-0", "agpl-3-0", "apache-2-0", "mit", "gpl-2-0", "lgpl-3-0"),
            *("bsd-3-clause", "mpl-2-0"),
        )
    ),
    ("software_licence", "proprietaer", CLARIFY),
    ("personal_data", None, UNKNOWN),
    ("personal_data", "keiner", MET),
    ("personal_data", "anonymisiert", MET),
    ("personal_data", "pseudonymisiert", CLARIFY),
    ("personal_data", "ja", CLARIFY),
    ("cost_setup", None, UNKNOWN),
    *(
        (field, code, CLARIFY)
        for field in ("cost_setup", "cost_year")
        for code in ("unter-10k", "10k-50k", "50k-250k", "250k-1m", "ueber-1m")
    ),
    ("cost_year", None, UNKNOWN),
    ("legal_form", None, UNKNOWN),
    ("legal_form", "zweckverband", CLARIFY),
    ("legal_form", "offen", CLARIFY),
    ("effort_staff_operation", None, UNKNOWN),
    ("effort_staff_operation", 0.25, CLARIFY),
    ("effort_staff_operation", 0, CLARIFY),
]
TITLES = {
    "size_classes_ok": "Geeignete Größe",
    "area_types_ok": "Geeignete Besiedlung",
    "software_licence": "Die Software dürfen andere nutzen",
    "personal_data": "Keine personenbezogenen Daten",
}


@pytest.fixture
def town() -> TownFacts:
    district = AdministrativeUnit.objects.get(key="09479")
    unit = AdministrativeUnit.objects.create(
        key="09479152",
        level="municipality",
        name="Selb",
        parent=district,
        population=14_743,
        urbanisation="mittlere Besiedlungsdichte",
    )
    return TownFacts.of(unit, list(SizeClass.objects.all()))


def fact(key: str, said: Any) -> Fact:
    if isinstance(said, list) and all(isinstance(each, dict) for each in said):
        return Fact(FIELDS[key], entries=said)
    return Fact(FIELDS[key], value=said)


def points(town: TownFacts, lands: tuple[str, ...] = ("09",), **said: Any) -> list[Point]:
    """The points of a case of which nothing is known but this."""
    facts = {key: Fact(field) for key, field in FIELDS.items()}
    facts |= {key: fact(key, value) for key, value in said.items()}
    return points_of(Case(facts, lands, Vocabularies()), town)


def about(found: list[Point], key: str, said: Any) -> list[Point]:
    """The points that a field is asked for."""
    if key == "conditions":
        texts = [entry["text"] for entry in said or []] or ["Voraussetzungen"]
        return [point for point in found if point.title in texts]
    if key == "legal_basis":
        return [point for point in found if point.title.startswith("Rechtsgrundlage")]
    title = TITLES.get(key) or str(FIELDS[key].label)
    return [point for point in found if point.title == title]


@pytest.mark.parametrize(("key", "said", "state"), TABLE)
def test_a_point_stands_as_the_table_says(
    town: TownFacts, key: str, said: Any, state: State
) -> None:
    [point] = about(points(town, **{key: said}), key, said)
    assert point.state is state


def test_the_table_has_every_value_of_what_decides() -> None:
    vocabularies = ("area_type", "condition_kind", "condition_weight", "personal_data")
    with TERMS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wanted = {
        row["code"]
        for row in rows
        if row["vocabulary"] in (*vocabularies, "software_licence", "cost_band")
    }
    wanted |= set(SizeClass.objects.values_list("code", flat=True))
    assert wanted <= set(codes_in([said for _key, said, _state in TABLE]))


def codes_in(said: Any) -> list[str]:
    if isinstance(said, dict):
        return codes_in(list(said.values()))
    if isinstance(said, list):
        return [code for each in said for code in codes_in(each)]
    return [said] if isinstance(said, str) else []


@pytest.mark.parametrize(
    ("lands", "state"), [(("09",), MET), (("14",), UNMET), (("14", "09"), MET), ((), UNKNOWN)]
)
def test_the_land_is_that_of_any_of_the_places(
    town: TownFacts, lands: tuple[str, ...], state: State
) -> None:
    [point] = [each for each in points(town, lands) if each.title == "Dasselbe Land"]
    assert point.state is state


def test_of_a_town_without_a_population_size_is_to_be_clarified(town: TownFacts) -> None:
    nameless = TownFacts(town.unit, None, "")
    [point] = about(points(nameless, size_classes_ok=[OWN_SIZE]), "size_classes_ok", None)
    assert point.state is CLARIFY


def test_nothing_known_is_no_obstacle(town: TownFacts) -> None:
    assert {point.state for point in points(town, ())} == {UNKNOWN}


def test_the_page_shows_the_check_once_a_town_is_chosen(
    client: Client, portal: Portal, town: TownFacts
) -> None:
    make_case(portal.area(), slug="fall")
    plain = client.get("/de/bund/fall/").content.decode()
    assert "Passt das zu Ihnen?" in plain
    assert "check-counts" not in plain
    checked = client.get("/de/bund/fall/?municipality=09479152").content.decode()
    assert "check-counts" in checked
    assert "14.743 Einwohnerinnen und Einwohner" in checked


@pytest.mark.parametrize("asked", ["99999999", "Atlantis", "%00", "'", "<b>", "9" * 500])
def test_what_is_no_town_is_asked_for_again(client: Client, portal: Portal, asked: str) -> None:
    make_case(portal.area(), slug="fall")
    response = client.get("/de/bund/fall/", {"municipality": asked})
    html = response.content.decode()
    assert response.status_code == 200
    assert "check-counts" not in html and "<b>" not in html.split("<main")[1]


def test_the_field_leads_back_to_the_page_and_nowhere_else(client: Client, town: TownFacts) -> None:
    def leads(back: str) -> str:
        answer = client.get("/de/municipalities/suggestions", {"q": "Selb", "back": back}).json()
        return str(answer["suggestions"][0]["url"])

    assert leads("/de/bund/fall/#check") == "/de/bund/fall/?municipality=09479152#check"
    for elsewhere in ("https://example.org/", "//example.org/", "javascript:alert(1)", ""):
        assert leads(elsewhere) == "/de/municipalities/09479152/"
