"""Lists: OR within a facet, AND between facets, counts of what a further choice would give."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict

from catalogue.facets import Facet
from catalogue.lists import BY_TITLE, Listing, listing
from catalogue.models import Entry

pytestmark = pytest.mark.django_db

LAND = Facet(
    "land", "Land", lambda _: [], lambda: {"09": "Bayern", "14": "Sachsen", "10": "Saarland"}
)
FIELD = Facet("field", "Field", lambda _: [], lambda: {"energie": "Energie", "bildung": "Bildung"})


@pytest.fixture(autouse=True)
def rows(db: None) -> None:
    """Three entries of one kind, and one of another in another language."""
    facets = {
        "eins": ["land:09", "field:energie"],
        "zwei": ["land:14", "field:energie", "field:bildung"],
        "drei": ["land:09", "land:14", "field:bildung"],
    }
    for number, (title, tokens) in enumerate(facets.items()):
        make_entry(number, title, tokens)
    make_entry(9, "other", ["land:09"], locale="en")


def make_entry(number: int, title: str, tokens: list[str], **fields: Any) -> None:
    """Store an entry of something that is no page."""
    values = {"locale": "de", "kind": "thing", "source": "thing", "url": f"/{title}/", **fields}
    Entry.objects.create(
        object_id=number,
        title=title,
        sort_key=str(number),
        facets=tokens,
        **values,
    )


def listed(query: str, size: int = 10) -> Listing:
    """The list of an address."""
    return listing(
        QueryDict(query),
        locale="de",
        kinds=["thing"],
        facets=[LAND, FIELD],
        order=BY_TITLE,
        size=size,
    )


def titles(found: Listing) -> list[str]:
    """The titles of a list."""
    return [card.title for card in found.cards]


def test_choices_of_one_facet_are_alternatives_and_facets_narrow_each_other() -> None:
    found = listed("land=09&land=14&field=energie")
    assert titles(found) == ["eins", "zwei"]
    assert (found.total, found.unfiltered) == (2, 3)


def test_counts_say_what_a_further_choice_would_give() -> None:
    counts = {
        (facet.name, option.value): option.count
        for facet in listed("land=09").facets
        for option in facet.options
    }
    assert counts["field", "energie"] == 1
    assert counts["land", "14"] == 2
    assert counts["land", "10"] == 0


def test_an_unknown_value_is_left_out() -> None:
    found = listed("land=99&land=%00")
    assert titles(found) == ["eins", "zwei", "drei"]
    assert found.chips == []


def test_a_chip_leads_to_the_address_without_its_choice() -> None:
    found = listed("land=09&field=energie")
    assert [(chip.label, chip.url) for chip in found.chips] == [
        ("Bayern", "?field=energie"),
        ("Energie", "?land=09"),
    ]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("2", "zwei"),
        ("99", "drei"),
        ("0", "eins"),
        ("-1", "eins"),
        ("x", "eins"),
        ("9" * 99, "drei"),
    ],
)
def test_a_page_that_does_not_exist_gives_the_nearest(page: str, title: str) -> None:
    found = listed(f"page={page}", size=1)
    assert titles(found) == [title]
    assert [link.current for link in found.pager.pages if link.number].count(True) == 1
