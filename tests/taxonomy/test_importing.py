"""A new portal has vocabularies, size classes and Länder; what was changed since stays."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from taxonomy import importing
from taxonomy.laender import ISO_CODES
from taxonomy.models import AdministrativeUnit, SizeClass, Term, Vocabulary
from taxonomy.multilingual import MultilingualText
from taxonomy.sort_keys import german_sort_key

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _starter_units() -> None:
    importing.load()


def test_all_laender_have_key_code_and_point() -> None:
    laender = AdministrativeUnit.objects.laender()
    assert {land.key: land.iso_code for land in laender} == ISO_CODES
    assert all(land.longitude and land.latitude and land.population for land in laender)


def test_each_vocabulary_has_labels_in_both_languages() -> None:
    assert Term.objects.of(Vocabulary.FIELD_OF_ACTION).count() == 14
    assert Term.objects.of(Vocabulary.SDG).count() == 17
    assert all({"de", "en"} <= set(term.labels) for term in Term.objects.all())
    term = Term.objects.get(code="umwelt_klima")
    with override("de"):
        assert term.label == "Umwelt & Klimaanpassung"
    with override("en"):
        assert term.label == "Environment & climate adaptation"
    with override("de-simple"):
        assert term.label == "Natur und Klima"


def test_every_population_has_one_size_class() -> None:
    for population in (0, 4_999, 5_000, 19_999, 20_000, 99_999, 100_000, 500_000, 4_000_000):
        assert len([size for size in SizeClass.objects.all() if size.holds(population)]) == 1


def test_a_second_run_overwrites_nothing() -> None:
    Term.objects.filter(code="energie").update(labels=MultilingualText(de="Strom"))
    AdministrativeUnit.objects.filter(key="04011000").update(population=7)
    number = AdministrativeUnit.objects.count()
    importing.load()
    assert Term.objects.get(code="energie").label == "Strom"
    assert AdministrativeUnit.objects.get(key="04011000").population == 7
    assert AdministrativeUnit.objects.count() == number


def test_a_district_says_that_it_is_one() -> None:
    district = AdministrativeUnit.objects.get(key="12063")
    assert (district.name, district.label) == ("Havelland", "Landkreis Havelland")


@pytest.mark.parametrize(
    ("before", "after"), [("Aalen", "Ärzen"), ("Öhringen", "Olpe"), ("Gießen", "Gifhorn")]
)
def test_umlauts_are_sorted_as_their_vowels(before: str, after: str) -> None:
    assert german_sort_key(before) < german_sort_key(after)
