"""The glossary explains words on one page, each with an address that texts link to."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from content.rich_text import running_text
from guidance.models import GlossaryTerm
from taxonomy.multilingual import MultilingualText
from tests.factories.portal import Portal
from tests.following import follow_changes
from tests.markup import Document

pytestmark = pytest.mark.django_db
READ_ON = datetime.date(2026, 11, 23)


@pytest.fixture(autouse=True)
def words(portal: Portal) -> None:
    """Two words, in both languages."""
    for slug, german, english in (("zwilling", "Zwilling", "Twin"), ("aemter", "Ämter", "Offices")):
        GlossaryTerm.objects.create(
            slug=slug,
            names=MultilingualText(de=german, en=english),
            definitions=MultilingualText(de=f"{german} erklärt.", en=f"{english} explained."),
            sources="https://a.example/",
            read_on=READ_ON,
        )
    follow_changes()


def test_words_stand_in_the_order_of_the_language(client: Client) -> None:
    def names(address: str) -> list[str]:
        return [each.get_text() for each in Document(client.get(address).content).soup.select("dt")]

    assert names("/de/glossary/") == ["Ämter", "Zwilling"]
    assert names("/en/glossary/") == ["Offices", "Twin"]
    assert client.get("/de-simple/glossary/").status_code == 302


def test_each_word_has_an_address_that_texts_link_to(client: Client) -> None:
    address = GlossaryTerm.objects.get(slug="zwilling").get_absolute_url()
    assert address.endswith("/glossary/#zwilling")
    soup: Any = Document(client.get("/de/glossary/").content).soup
    assert "Zwilling erklärt." in soup.select_one("#zwilling").get_text()
    text = running_text('<p>Ein <a href="/de/glossary/#zwilling">Zwilling</a>.</p>')
    assert 'href="/de/glossary/#zwilling"' in text


def test_programs_read_a_set_of_terms(client: Client) -> None:
    soup: Any = Document(client.get("/en/glossary/").content).soup
    blocks = [json.loads(each.string) for each in soup.select("[type='application/ld+json']")]
    (data,) = [block for block in blocks if block["@type"] == "DefinedTermSet"]
    assert data["inLanguage"] == "en"
    assert [term["name"] for term in data["hasDefinedTerm"]] == ["Offices", "Twin"]
    assert data["hasDefinedTerm"][1]["@id"].endswith("/en/glossary/#twin") is False
    assert data["hasDefinedTerm"][1]["@id"].endswith("/en/glossary/#zwilling")


def test_a_word_is_found_by_search(client: Client) -> None:
    assert "/de/glossary/#zwilling" in client.get("/de/search/?q=Zwilling").content.decode()


def test_a_word_needs_web_addresses_as_sources() -> None:
    word = GlossaryTerm.objects.get(slug="zwilling")
    word.sources = "https://a.example/\njavascript:alert(1)"
    with pytest.raises(ValidationError, match="sources"):
        word.full_clean()
