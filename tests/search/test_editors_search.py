"""The search of the editors' interface finds German words by their parts."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Page

from accounts.models import User
from tests.contracts.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(publish_case: Any) -> None:
    for title in ("Hochwasserpegel in Zwönitz", "Häuser am Bach", "Stadt-App für Müller & Söhne"):
        publish_case(title)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("pegel", "Hochwasserpegel in Zwönitz"),
        ("wasserpeg", "Hochwasserpegel in Zwönitz"),
        ("Pegeln", "Hochwasserpegel in Zwönitz"),
        ("zwoen", "Hochwasserpegel in Zwönitz"),
        ("hochw zwönitz", "Hochwasserpegel in Zwönitz"),
        ("haeuser", "Häuser am Bach"),
        ("Haus", "Häuser am Bach"),
        ("bach häus", "Häuser am Bach"),
        ("stadtapp", "Stadt-App für Müller & Söhne"),
        ("mueller soehne", "Stadt-App für Müller & Söhne"),
    ],
)
def test_a_page_is_found_by_parts_and_spellings(pages: None, typed: str, title: str) -> None:
    assert [page.title for page in Page.objects.all().autocomplete(typed)] == [title]


@pytest.mark.parametrize("typed", ["pegel bach", "xyz", "§§", "'", "a:*b & !c", "%"])
def test_what_no_page_has_finds_none(pages: None, typed: str) -> None:
    found = {page.title for page in Page.objects.all().autocomplete(typed)}
    assert not found & {"Hochwasserpegel in Zwönitz", "Häuser am Bach"}


def test_editors_find_it_in_the_admin(pages: None, administrator: User) -> None:
    address = reverse("wagtailadmin_pages:search")
    html = signed_in(administrator).get(address, {"q": "pegel"}).content.decode()
    assert "Hochwasserpegel in Zwönitz" in html
    assert "Häuser am Bach" not in html
