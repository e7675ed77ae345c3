"""Nobody without the right gets into the editors' interface, at whatever address."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.contracts.admin_addresses import admin_addresses
from tests.contracts.conftest import signed_in
from tests.factories.people import give_second_factor
from tests.factories.portal import Portal

SIGN_IN = "/account/login/"
# What the sign-in page of an editor's browser may load, without anything of the content; and the
# way to the page that signs out.
OPEN = {"/admin/sprite/", "/admin/jsi18n/", "/admin/login/", "/admin/logout/"}


def test_the_walk_finds_what_rooms_and_packages_have_added() -> None:
    addresses = admin_addresses()
    assert len(addresses) > 200
    for needed in ("/admin/", "/admin/pages/1/edit/", "/admin/localize/submit/page/1/"):
        assert needed in addresses


@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_are_sent_to_the_sign_in(method: str, portal: Portal, client: Client) -> None:
    for address in admin_addresses():
        if address in OPEN:
            continue
        answer = getattr(client, method)(address)
        assert answer.status_code in (302, 401, 403, 404, 405), address
        if answer.status_code == 302 and urlsplit(answer["Location"]).path != SIGN_IN:
            assert client.get(answer["Location"], follow=True).status_code == 404, address


@pytest.mark.parametrize("name", ["learner", "outsider"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_people_who_do_not_edit_are_refused_everywhere(
    method: str, name: str, request: pytest.FixtureRequest, portal: Portal
) -> None:
    browser = signed_in(request.getfixturevalue(name))
    for address in admin_addresses():
        if address in OPEN:
            continue
        assert getattr(browser, method)(address).status_code == 403, address


def test_editors_without_a_second_factor_are_asked_for_one(
    federal_editor: User, portal: Portal
) -> None:
    Authenticator.objects.filter(user=federal_editor).delete()
    federal_editor.refresh_from_db()
    browser = signed_in(federal_editor)
    for address in admin_addresses():
        if address in OPEN:
            continue
        answer = browser.get(address)
        assert answer.status_code == 302, address
        assert urlsplit(answer["Location"]).path == reverse("mfa_index"), address


def test_a_learner_may_have_the_second_factor_and_still_not_edit(
    learner: User, portal: Portal
) -> None:
    give_second_factor(learner)
    assert signed_in(learner).get("/admin/").status_code == 403
