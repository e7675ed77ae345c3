"""A search as an Atom feed."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest
from django.test import Client

from taxonomy.models import AdministrativeUnit

pytestmark = pytest.mark.django_db
ATOM = {"atom": "http://www.w3.org/2005/Atom"}


def read(client: Client, query: str) -> ElementTree.Element:
    response = client.get(f"/de/search/feed/{query}")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    return ElementTree.fromstring(response.content)


def titles(feed: ElementTree.Element) -> list[str]:
    return [entry.findtext("atom:title", "", ATOM) for entry in feed.findall("atom:entry", ATOM)]


def test_a_feed_has_what_was_found_the_newest_first(client: Client, publish_case: Any) -> None:
    publish_case("Hochwasser alt")
    publish_case("Hochwasser neu", "Hochwasser " * 3)
    publish_case("Hochwasser & mehr <b>")
    publish_case("Anderes")
    feed = read(client, "?q=Hochwasser")
    assert titles(feed) == ["Hochwasser & mehr <b>", "Hochwasser neu", "Hochwasser alt"]
    assert feed.findtext("atom:title", "", ATOM).startswith("Suche: Hochwasser – ")
    [link] = [
        each.get("href")
        for each in feed.findall("atom:link", ATOM)
        if each.get("rel") == "alternate"
    ]
    assert str(link).endswith("/de/search/?q=Hochwasser")
    for entry in feed.findall("atom:entry", ATOM):
        assert entry.findtext("atom:updated", "", ATOM)
        assert entry.findtext("atom:id", "", ATOM).startswith("http")


def test_a_feed_keeps_the_filters(
    client: Client, publish_case: Any, saxony: AdministrativeUnit
) -> None:
    publish_case("Klima hier", units=[saxony])
    publish_case("Klima dort")
    assert titles(read(client, "?q=Klima&land=14")) == ["Klima hier"]


def test_a_page_of_results_names_its_feed(client: Client, publish_case: Any) -> None:
    publish_case("Klima", "Text")
    html = client.get("/de/search/?q=Klima&kind=case").content.decode()
    assert 'rel="alternate" type="application/atom+xml"' in html
    assert 'href="/de/search/feed/?q=Klima&amp;kind=case"' in html


def test_nothing_asked_gives_an_empty_feed(client: Client, trees: Any) -> None:
    assert titles(read(client, "")) == []
