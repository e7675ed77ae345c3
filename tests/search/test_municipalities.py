"""A question that is the name or the key of a municipality leads to what the portal has on it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from search.municipalities import municipality_asked
from taxonomy.models import AdministrativeUnit

pytestmark = pytest.mark.django_db
ROWS = {
    "14521690": "Zwönitz",
    "08416041": "Tübingen",
    "01058116": "Neustadt",
    "03355022": "Neustadt",
    "07137003": "Datenfels",
}


@pytest.fixture
def towns(trees: Any) -> None:
    for key, name in ROWS.items():
        AdministrativeUnit.objects.update_or_create(
            key=key, defaults={"level": "municipality", "name": name, "designation": "Stadt"}
        )


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("Zwönitz", "14521690"),
        ("zwoenitz", "14521690"),
        ("Stadt Zwönitz", "14521690"),
        ("08416041", "08416041"),
        (" 08 416 041 ", "08416041"),
    ],
)
def test_its_page_is_named_first(client: Client, question: str, key: str) -> None:
    address = f"/de/municipalities/{key}/"
    answer = client.get("/de/search/", {"q": question}).content.decode()
    assert f'href="{address}"' in answer
    way = client.get("/api/v1/search", {"q": question}).json()["municipality"]
    assert way["url"].endswith(address)
    assert client.get(address).status_code == 200


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize(
    "question",
    ["Daten", "Zwönitz Pegel", "Zwön", "8416041", "99999999", "x", "", "%", "\0", "ﷺ" * 90],
)
def test_other_questions_lead_to_none(question: str) -> None:
    assert municipality_asked(question, "de") is None


@pytest.mark.usefixtures("towns")
def test_of_several_with_one_name_the_reader_chooses(client: Client) -> None:
    way = municipality_asked("Neustadt", "de")
    assert way
    assert way.url == "/de/municipalities/?municipality=Neustadt"
    assert "2" in way.title


@pytest.mark.usefixtures("towns")
def test_a_language_without_such_pages_has_none() -> None:
    assert municipality_asked("Zwönitz", "de-simple") is None
    assert municipality_asked("Zwönitz", "en") is not None
