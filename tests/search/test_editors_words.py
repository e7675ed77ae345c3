"""Synonyms and recommendations: what editors add to what search finds by itself."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from accounts.models import User
from search.importing import import_synonyms
from search.models import Promotion, SynonymGroup
from search.promotions import recommended
from search.service import search
from tabular.files import TableFile
from tabular.problems import TableError
from tests.contracts.conftest import signed_in
from tests.following import follow_changes

pytestmark = pytest.mark.django_db


def titles(query: str, locale: str = "de") -> list[str]:
    return [hit.entry.title for hit in search(query, locale).hits]


def promoted(query: str, locale: str = "de") -> list[str]:
    return [each.title for each in recommended(query, locale)]


def test_each_synonym_finds_what_the_others_find(publish_case: Any) -> None:
    publish_case("Hochwasser am Bach")
    publish_case("Überschwemmungen im Tal")
    publish_case("Etwas anderes")
    SynonymGroup.objects.create(locale="de", phrases="Überschwemmung\nHochwasser")
    assert titles("Hochwasser") == ["Hochwasser am Bach", "Überschwemmungen im Tal"]
    assert titles("ueberschwemmung") == ["Überschwemmungen im Tal", "Hochwasser am Bach"]


def test_a_word_that_only_editors_know_is_not_taken_for_a_mistake(publish_case: Any) -> None:
    publish_case("Geodaten im Geoinformationssystem")
    publish_case("Gas und Gips")
    SynonymGroup.objects.create(locale="de", phrases="GIS\nGeoinformationssystem")
    assert titles("Gis") == ["Geodaten im Geoinformationssystem"]
    assert not search("Gis", "de").replaced


def test_phrases_of_several_words_are_synonyms_too(publish_case: Any) -> None:
    publish_case("Busse im Nahverkehr")
    SynonymGroup.objects.create(locale="de", phrases="ÖPNV\nNahverkehr\nBus und Bahn")
    assert titles("öpnv") == ["Busse im Nahverkehr"]
    SynonymGroup.objects.update(phrases="Straßenbahn\nBus und Bahn")
    assert titles("öpnv") == []


def test_synonyms_are_those_of_one_language(publish_case: Any) -> None:
    publish_case("Hochwasser")
    SynonymGroup.objects.create(locale="en", phrases="flood\nHochwasser")
    assert titles("flood") == []


@pytest.mark.parametrize("phrases", ["", "Hochwasser", "Hochwasser\n…", "Häuser\nHaeuser", "a\na"])
def test_synonyms_are_at_least_two_that_search_tells_apart(phrases: str) -> None:
    with pytest.raises(ValidationError):
        SynonymGroup(locale="de", phrases=phrases).full_clean()


def test_an_export_of_synonyms_can_be_imported_again(administrator: User) -> None:
    SynonymGroup.objects.create(locale="de", phrases="GIS\nGeoinformationssystem")
    browser = signed_in(administrator)
    answer = browser.get(reverse("search_synonyms:index") + "?export=csv")
    table = b"".join(answer).decode()
    assert table.splitlines() == ["language,phrases", "de,GIS = Geoinformationssystem"]
    SynonymGroup.objects.all().delete()
    file = TableFile("synonyms.csv", f"{table}en,flood = high water\r\n".encode())
    assert "2" in import_synonyms(file, administrator)[0]
    groups = set(SynonymGroup.objects.values_list("locale", "phrases"))
    assert groups == {("de", "GIS\nGeoinformationssystem"), ("en", "flood\nhigh water")}
    assert "2" in import_synonyms(file, administrator)[0]
    assert SynonymGroup.objects.count() == 2


def test_a_table_of_synonyms_with_a_wrong_row_changes_nothing() -> None:
    rows = b"language,phrases\nde,KI = AI\nde,allein\nxx,a = a\n"
    with pytest.raises(TableError) as caught:
        import_synonyms(TableFile("synonyms.csv", rows))
    assert "xx" in str(caught.value)
    with pytest.raises(TableError) as caught:
        import_synonyms(TableFile("synonyms.csv", rows.replace(b"xx", b"de")))
    assert [problem.row for problem in caught.value.problems.listed] == [3, 4]
    assert not SynonymGroup.objects.exists()


def test_a_page_is_recommended_for_its_queries_alone(publish_case: Any, client: Client) -> None:
    page = publish_case("Häuser am Fluss")
    publish_case("Hochwasser")
    follow_changes()
    Promotion.objects.create(locale="de", queries="Hochwasserschutz\nFlut", page=page, text="Lies")
    assert promoted("flut") == ["Häuser am Fluss"]
    assert promoted("hochwasserschutz") == ["Häuser am Fluss"]
    assert promoted("Flut Hochwasser") == promoted("flut", "en") == []
    html = client.get("/de/search/?q=Flut").content.decode()
    assert html.index("Empfohlen") < html.index("Häuser am Fluss") < html.index("Lies")


def test_what_is_no_page_is_recommended_by_its_address(publish_case: Any) -> None:
    page = publish_case("Häuser")
    follow_changes()
    Promotion.objects.create(locale="de", queries="Flut", address=page.get_url())
    assert promoted("Flut") == ["Häuser"]


def test_what_readers_may_not_open_is_not_recommended(publish_case: Any) -> None:
    closed, gone = publish_case("Geschlossen"), publish_case("Weg")
    for page in (closed, gone):
        Promotion.objects.create(locale="de", queries="Flut", page=page)
    follow_changes()
    assert promoted("Flut") == ["Geschlossen", "Weg"]
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    gone.unpublish()
    assert promoted("Flut") == []


@pytest.mark.parametrize(
    "values",
    [
        {"queries": "", "address": "/de/x/"},
        {"queries": "Flut"},
        {"queries": "Flut", "address": "https://example.org/"},
    ],
)
def test_recommendations_have_queries_and_one_goal(values: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Promotion(locale="de", **values).full_clean()


def test_editors_add_both_in_the_admin(administrator: User) -> None:
    browser = signed_in(administrator)
    add = reverse("search_synonyms:add")
    form = browser.get(add, {"query": "Lawine", "language": "en"}).content.decode()
    assert "Lawine</textarea>" in form and '<option value="en" selected>' in form
    answer = browser.post(add, {"locale": "de", "phrases": " Lawine \n\nSchnee brett"})
    assert answer.status_code == 302
    assert SynonymGroup.objects.get().phrases == "Lawine\nSchnee brett"
    sent = {"locale": "de", "queries": "Flut", "page": "", "address": "/de/x/", "text": ""}
    assert browser.post(reverse("search_promotions:add"), sent).status_code == 302
    assert "Flut" in browser.get(reverse("search_promotions:index")).content.decode()
