"""Facets: OR within, AND between, counts of what a further choice would give."""

from __future__ import annotations

from django.http import QueryDict

from content.facets import FacetDefinition, apply_facets

LAND = FacetDefinition("land", "Land", {"09": "Bayern", "14": "Sachsen", "10": "Saarland"})
FIELD = FacetDefinition("field", "Field", {"energie": "Energie", "bildung": "Bildung"})
ROWS = [
    (1, {"land": ["09"], "field": ["energie"]}),
    (2, {"land": ["14"], "field": ["energie", "bildung"]}),
    (3, {"land": ["09", "14"], "field": ["bildung"]}),
]


def test_choices_of_one_facet_are_alternatives_and_facets_narrow_each_other() -> None:
    found = apply_facets(ROWS, [LAND, FIELD], QueryDict("land=09&land=14&field=energie"))
    assert found.keys == [1, 2]


def test_counts_say_what_a_further_choice_would_give() -> None:
    found = apply_facets(ROWS, [LAND, FIELD], QueryDict("land=09"))
    counts = {
        (facet.name, option.value): option.count
        for facet in found.facets
        for option in facet.options
    }
    assert counts["field", "energie"] == 1
    assert counts["land", "14"] == 2
    assert counts["land", "10"] == 0


def test_an_unknown_value_is_left_out() -> None:
    found = apply_facets(ROWS, [LAND], QueryDict("land=99&land=%00"))
    assert found.keys == [1, 2, 3]
    assert found.chips == []


def test_a_chip_leads_to_the_address_without_its_choice() -> None:
    found = apply_facets(ROWS, [LAND, FIELD], QueryDict("land=09&field=energie"))
    assert [(chip.label, chip.url) for chip in found.chips] == [
        ("Bayern", "?field=energie"),
        ("Energie", "?land=09"),
    ]
