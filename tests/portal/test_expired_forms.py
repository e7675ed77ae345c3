"""A form whose cookie is gone loses nothing: what was typed comes back and is sent once more."""

from __future__ import annotations

import pytest
from django.test import Client

from home.models import Feedback
from tests.factories.portal import Portal
from tests.markup import Document

pytestmark = pytest.mark.django_db
OWN = {"origin": "http://testserver"}
TYPED = "Erste Zeile <b>\nzweite „Zeile“"
FORMS = {
    "/de/feedback/": {"topic": "mistake", "message": TYPED, "email": "a@kommune.example"},
    "/en/feedback/": {"topic": "mistake", "message": TYPED},
    "/de/reuse/report/": {"what": TYPED, "place": "Hof", "since": "Mai 2024"},
}


def fields_of(content: bytes) -> dict[str, str]:
    """Return what the form in the text of a page would send."""
    fields = Document(content).soup.select("main form input[type=hidden]")
    return {str(field["name"]): str(field["value"]) for field in fields}


@pytest.mark.parametrize("address", FORMS)
def test_what_was_typed_comes_back_and_is_sent_once_more(address: str, portal: Portal) -> None:
    browser = Client(enforce_csrf_checks=True)
    refused = browser.post(address, FORMS[address], headers=OWN)
    assert refused.status_code == 403
    again = fields_of(refused.content)
    assert {name: again[name] for name in FORMS[address]} == FORMS[address]
    assert browser.post(address, again, headers=OWN).status_code in (302, 422)
    if "feedback" in address:
        assert Feedback.objects.get().message.splitlines() == TYPED.splitlines()


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", ""])
def test_a_form_of_another_site_does_not_come_back_as_ours(origin: str, portal: Portal) -> None:
    browser = Client(enforce_csrf_checks=True)
    headers = {"origin": origin} if origin else {}
    refused = browser.post("/de/feedback/", FORMS["/de/feedback/"], headers=headers)
    assert refused.status_code == 403
    assert fields_of(refused.content) == {}


@pytest.mark.parametrize("address", ["/account/login/", "/account/signup/"])
def test_forms_with_secrets_do_not_come_back(address: str, portal: Portal) -> None:
    browser = Client(enforce_csrf_checks=True)
    sent = {"login": "a@kommune.example", "password": "sehr geheim"}
    refused = browser.post(address, sent, headers=OWN)
    assert refused.status_code == 403
    assert "sehr geheim" not in refused.content.decode()
