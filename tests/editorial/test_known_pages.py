"""Editors find what is public and what is of their own area, and no drafts of others."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from accounts.models import User
from taxonomy.models import Term
from taxonomy.multilingual import MultilingualText
from tests.factories.pages import make_case
from tests.factories.portal import Portal

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(portal: Portal) -> list[Page]:
    """A draft and a live page of Berlin, a draft and a live page of the Bund."""
    return [
        make_case(portal.area(team), title=f"Seite {state} {team}", live=state == "live")
        for team in ("be", "bund")
        for state in ("draft", "live")
    ]


def browser_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_the_chooser_offers_what_is_public_or_of_the_own_area(
    portal: Portal, pages: list[Page], berlin_editor: User
) -> None:
    browser = browser_of(berlin_editor)
    search = browser.get(reverse("wagtailadmin_choose_page_search") + "?q=Seite").content.decode()
    named = [page.title for page in pages if page.title in search]
    assert named == ["Seite draft be", "Seite live be", "Seite live bund"]
    area = reverse("wagtailadmin_choose_page_child", args=[portal.area("bund").pk])
    listed = browser.get(area).content.decode()
    assert "Seite live bund" in listed
    assert "Seite draft bund" not in listed
    chosen = reverse("wagtailadmin_choose_page_chosen_multiple")
    assert browser.get(f"{chosen}?id={pages[0].pk}&id={pages[3].pk}").status_code == 200
    assert browser.get(f"{chosen}?id={pages[0].pk}&id={pages[2].pk}").status_code == 403
    assert browser.get(f"{chosen}?id=abc").status_code == 400


def test_the_report_of_translations_lists_the_own_ones(
    portal: Portal, pages: list[Page], berlin_editor: User, administrator: User
) -> None:
    for page in pages:
        source, _made = TranslationSource.get_or_create_from_instance(page)
        Translation.objects.create(source=source, target_locale=portal.homes["en"].locale)
    address = reverse("wagtail_localize:translations_report")
    own = browser_of(berlin_editor).get(address).content.decode()
    assert [page.title for page in pages if page.title in own] == [page.title for page in pages[:2]]
    every = browser_of(administrator).get(address).content.decode()
    assert all(page.title in every for page in pages)


def test_snippets_are_listed_to_people_with_a_right_on_them(
    portal: Portal, berlin_editor: User, administrator: User
) -> None:
    names = {"app_label": "taxonomy", "model_name": "term"}
    term = Term.objects.first() or Term.objects.create(
        vocabulary="field", code="x", labels=MultilingualText(de="X")
    )
    for address in (
        reverse("wagtail_localize:snippets_api_listing", kwargs=names),
        reverse("wagtail_localize:snippets_api_detail", kwargs={**names, "pk": term.pk}),
    ):
        assert browser_of(berlin_editor).get(address).status_code == 403, address
        assert browser_of(administrator).get(address).status_code == 200, address
    submit = reverse("wagtail_localize:submit_snippet_translation", kwargs={**names, "pk": term.pk})
    assert browser_of(berlin_editor).get(submit).status_code == 403
