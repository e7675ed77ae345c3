"""What Bund and Länder offer is listed, found, and leaves when it is over."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from catalogue.models import Entry
from guidance.models import Offer, OfferPlace
from portal.page_cache import page_memory
from taxonomy.models import AdministrativeUnit, Term
from taxonomy.multilingual import MultilingualText
from teams.actions import EntrustModels
from tests.contracts.conftest import signed_in
from tests.factories.portal import Portal
from tests.following import follow_changes
from tests.markup import Document

pytestmark = pytest.mark.django_db


def make_offer(slug: str, *laender: str, kind: str = "beratung", **fields: Any) -> Offer:
    """Add an offer; without Länder it is of the Bund."""
    term, _made = Term.objects.get_or_create(
        vocabulary="offer_kind", code=kind, defaults={"labels": MultilingualText(de=kind.title())}
    )
    texts = {"names": slug.title(), "summaries": f"Hilft mit {slug}.", "providers": "Eine Stelle"}
    defaults: dict[str, Any] = {name: MultilingualText(de=text) for name, text in texts.items()}
    source = {"sources": "https://a.example/\nhttps://b.example/", "read_on": "2026-11-23"}
    offer = Offer.objects.create(slug=slug, kind=term, **{**defaults, **source, **fields})
    for key in laender:
        land = AdministrativeUnit.objects.get(key=key)
        OfferPlace.objects.create(offer=offer, land=land)
    follow_changes()
    return offer


def titles(client: Client, address: str) -> list[str]:
    page_memory.clear()
    soup = Document(client.get(address).content).soup
    return [link.get_text() for link in soup.select(".offer a")]


def test_offers_are_listed_by_kind_and_land(portal: Portal, client: Client) -> None:
    make_offer("bundesnetz", kind="netzwerk")
    make_offer("bayernhilfe", "09")
    assert titles(client, "/de/offers/") == ["Bundesnetz", "Bayernhilfe"]
    assert titles(client, "/de/offers/?offered_by=09") == ["Bayernhilfe"]
    assert titles(client, "/de/offers/?offered_by=bund") == ["Bundesnetz"]
    assert titles(client, "/de/offers/?offer_kind=netzwerk&offered_by=09") == []
    assert client.get("/de-simple/offers/").status_code == 302


def test_an_offer_names_its_sources_and_that_nobody_confirmed_it(
    portal: Portal, client: Client
) -> None:
    make_offer("bayernhilfe", "09", as_of="2024-05")
    soup: Any = Document(client.get("/de/offers/bayernhilfe/").content).soup
    assert soup.find("a", href="https://b.example/") is not None
    text = soup.main.get_text(" ", strip=True)
    assert "vom Anbieter noch nicht bestätigt" in text
    assert "Mai 2024" in text and "Bayern" in text
    assert "unbekannt" in text, "nobody says what it costs"


def test_what_is_over_leaves_by_itself(portal: Portal, client: Client) -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    make_offer("vorbei", deadline=yesterday)
    make_offer("heute", deadline=timezone.localdate())
    assert titles(client, "/de/offers/") == ["Heute"]
    assert client.get("/de/offers/vorbei/").status_code == 404
    expiring = Entry.objects.get(source="guidance.offer", locale="de")
    assert expiring.expires_at and timezone.localdate(expiring.expires_at) > timezone.localdate()
    Entry.objects.update(expires_at=timezone.now() - datetime.timedelta(days=1))
    assert titles(client, "/de/offers/") == []


def test_an_offer_is_found_by_search(portal: Portal, client: Client) -> None:
    make_offer("pegelberatung")
    assert "/de/offers/pegelberatung/" in client.get("/de/search/?q=Pegelberatung").content.decode()


def test_the_page_of_a_team_shows_its_offers(portal: Portal, client: Client) -> None:
    make_offer("bayernhilfe", "09")
    make_offer("bundesnetz")
    bavaria = client.get(portal.area("by").url).content.decode()
    assert "Bayernhilfe" in bavaria and "Bundesnetz" not in bavaria
    assert "Bundesnetz" in client.get(portal.area("bund").url).content.decode()


def test_the_federal_team_cares_for_offers(portal: Portal, federal_editor: User) -> None:
    offer = make_offer("bundesnetz")
    address = f"/admin/snippets/guidance/offer/edit/{offer.pk}/"
    browser = signed_in(federal_editor)
    assert browser.get(address).status_code == 403
    EntrustModels(portal.teams["bund"], {Offer: ("view", "add", "change")}).execute()
    answer = signed_in(federal_editor).get(address)
    assert answer.status_code == 200 and "Bundesnetz" in answer.content.decode()
