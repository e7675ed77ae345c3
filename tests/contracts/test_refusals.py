"""Whoever is refused in the admin is told which right is missing, at every address."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.contracts.admin_addresses import admin_addresses
from tests.contracts.conftest import signed_in
from tests.factories.pages import make_case
from tests.factories.portal import Portal
from tests.markup import Document

VAGUE = "Ihrem Konto fehlt das Recht"
JSON = "application/json"


def said(browser: Client, address: str, method: str = "get") -> str:
    """Return what a refusal says; empty where nothing was refused."""
    answer = getattr(browser, method)(address)
    if answer.status_code != 403 or answer.headers["Content-Type"].startswith(JSON):
        return ""
    lead = Document(answer.content).soup.select_one(".lead")
    return lead.get_text(" ", strip=True) if lead else VAGUE


def test_whoever_does_not_edit_is_told_so(outsider: User, portal: Portal) -> None:
    assert "Redaktionsbereich" in said(signed_in(outsider), "/admin/pages/")


def test_each_refusal_names_the_right(request: pytest.FixtureRequest, portal: Portal) -> None:
    browser = signed_in(request.getfixturevalue("berlin_editor"))
    page = str(portal.area("by").pk)
    names = ("page_id", "parent_page_id", "page_to_move_id", "page_pk", "destination_id")
    refused = {
        address: text
        for address in admin_addresses(dict.fromkeys(names, page))
        if (text := said(browser, address))
    }
    assert len(refused) > 50
    assert {address: text for address, text in refused.items() if VAGUE in text} == {}


RIGHTS = {
    "unpublish": "offline",
    "delete": "löschen",
    "lock": "sperren",
    "set_privacy": "lesen",
    "edit": "bearbeiten",
}


@pytest.mark.parametrize(("view", "word"), RIGHTS.items())
def test_a_page_of_another_area_says_right_and_area(
    view: str, word: str, request: pytest.FixtureRequest, portal: Portal
) -> None:
    browser = signed_in(request.getfixturevalue("berlin_editor"))
    case = make_case(portal.area("by"))
    text = said(browser, reverse(f"wagtailadmin_pages:{view}", args=[case.pk]), "post")
    assert word in text
    assert "Bayern" in text


def test_own_pages_that_one_may_not_publish_say_so(
    request: pytest.FixtureRequest, portal: Portal
) -> None:
    browser = signed_in(request.getfixturevalue("berlin_editor"))
    case = make_case(portal.area("be"))
    text = said(browser, reverse("wagtailadmin_pages:unpublish", args=[case.pk]), "post")
    assert "offline zu nehmen" in text


def test_what_only_administrators_do_says_so(
    request: pytest.FixtureRequest, portal: Portal
) -> None:
    browser = signed_in(request.getfixturevalue("berlin_editor"))
    for name in ("wagtailusers_users:index", "wagtailsites:index", "wagtailadmin_workflows:index"):
        assert "Administration" in said(browser, reverse(name)), name
