"""Text in several languages: what editors enter, what readers get."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from taxonomy.models import AdministrativeUnit, Term
from taxonomy.multilingual import MultilingualText
from tests.factories.people import make_administrator

NEW = {"vocabulary": "sdg", "code": "neu", "order": "1"}
ADD = reverse("wagtailsnippets_taxonomy_term:add")
LIST = reverse("wagtailsnippets_taxonomy_term:list")


@pytest.fixture
def admin(client: Client, db: None, settings: object) -> Client:
    """A browser in which an administrator is signed in, who reads German."""
    client.force_login(make_administrator("admin@example.org"))
    return client


@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [
        ({"de": "Energie", "en": "Energy", "de-simple": "Strom"}, "de-simple", "Strom"),
        ({"de": "Energie", "en": "Energy"}, "de-simple", "Energie"),
        ({"de": "Energie"}, "en", "Energie"),
        ({"en": "Energy"}, "de-simple", "Energy"),
        ({"de": "Energie", "en": ""}, "en", "Energie"),
        ({"de": "Energie", "en": "Energy"}, "xx", "Energie"),
        ({}, "en", ""),
    ],
)
def test_a_language_that_lacks_a_text_gets_that_of_the_next_in_its_chain(
    texts: dict[str, str], language: str, expected: str
) -> None:
    text = MultilingualText(texts)
    assert text.in_language(language) == expected
    with override(language):
        assert str(text) == expected
    assert not expected or texts[text.language_for(language)] == expected


def test_an_editor_fills_one_labelled_control_for_each_language(admin: Client) -> None:
    page = admin.get(ADD).content.decode()
    for number, (code, name) in enumerate(
        [("de", "Deutsch"), ("en", "Englisch"), ("de-simple", "Leichte Sprache")]
    ):
        control = re.search(rf'<input[^>]*name="labels_{code}"[^>]*>', page)
        assert control and f'lang="{code}"' in control[0]
        assert (" required" in control[0]) == (code == "de")
        label = rf'<label[^>]*for="id_labels_{number}"[^>]*>{re.escape(name)}</label>'
        assert re.search(label, page)
    admin.post(ADD, {**NEW, "labels_de": "Übung", "labels_en": "Exercise"})
    term = Term.objects.get(code="neu")
    assert term.labels == {"de": "Übung", "en": "Exercise"}
    edit = reverse("wagtailsnippets_taxonomy_term:edit", args=[term.pk])
    assert 'value="Exercise"' in admin.get(edit).content.decode()
    admin.post(edit, {**NEW, "labels_de": "Übung", "labels_de-simple": "Sport"})
    term.refresh_from_db()
    assert term.labels == {"de": "Übung", "de-simple": "Sport"}
    assert (term.label_in("en"), term.sort_key) == ("Übung", "ubung")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"labels_en": "Exercise"}, "Deutsch: Der Text fehlt."),
        ({"labels_de": " ", "labels_en": "Exercise"}, "Deutsch: Der Text fehlt."),
        ({}, "Deutsch: Der Text fehlt."),
        (
            {"labels_de": "Übung", "labels_en": "Exercise" * 20},
            "Englisch: Höchstens 120 Zeichen sind möglich, hier sind es 160.",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_language_and_nothing_is_lost(
    admin: Client, given: dict[str, str], message: str
) -> None:
    answer = admin.post(ADD, {**NEW, **given}).content.decode()
    assert message in answer
    assert all(f'value="{text}"' in answer for text in given.values() if text.strip())
    assert not Term.objects.filter(code="neu").exists()


def test_lists_find_terms_in_every_language_and_sort_them_as_german_does(admin: Client) -> None:
    for code, german, english in (("a", "Zoo", "Zoo"), ("b", "Übung", "Exercise")):
        labels = MultilingualText(de=german, en=english)
        Term.objects.create(vocabulary="sdg", code=code, labels=labels)
    for question in ("exerc", "übu"):
        page = admin.get(LIST, {"q": question}).content.decode()
        assert "Übung" in page and "Zoo" not in page
    assert "Übung" not in admin.get(LIST, {"q": "de"}).content.decode()
    page = admin.get(LIST, {"ordering": "sort_key", "vocabulary": "sdg"}).content.decode()
    assert 0 < page.index("Übung") < page.index("Zoo")


def test_a_place_has_a_name_of_its_own_only_where_it_is_called_so(admin: Client) -> None:
    munich = AdministrativeUnit.objects.create(
        key="09162000", level="municipality", name="München", designation="Landeshauptstadt"
    )
    edit = reverse("wagtailsnippets_taxonomy_administrativeunit:edit", args=[munich.pk])
    admin.post(edit, {"other_names_en": "Munich"})
    munich.refresh_from_db()
    for language, name in (("en", "Munich"), ("de", "München"), ("de-simple", "München")):
        with override(language):
            assert munich.label == name
    land, _created = AdministrativeUnit.objects.get_or_create(
        key="09", defaults={"level": "land", "name": "Bayern"}
    )
    edit = reverse("wagtailsnippets_taxonomy_administrativeunit:edit", args=[land.pk])
    answer = admin.post(edit, {"other_names_en": "Free State"}).content.decode()
    assert "Die Namen der Länder werden mit dem Portal übersetzt" in answer
    assert 'value="Free State"' in answer
    with override("en"):
        assert land.label == "Bavaria"
