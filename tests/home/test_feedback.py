"""Readers report what is wrong, and the operator hears of it once."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from home.models import Feedback
from tests.factories.portal import Portal
from tests.markup import Document

pytestmark = pytest.mark.django_db
MESSAGE = {"topic": "barrier", "message": "Die Karte ist mir zu klein.", "page_path": "/de/bund/"}


@pytest.fixture(autouse=True)
def layout_pages(portal: Portal) -> None:
    """The pages that header and footer lead to."""


def test_a_message_is_stored_and_mailed(client: Client) -> None:
    answer = client.post("/de/feedback/", {**MESSAGE, "email": "lena@kommune.example"})
    assert answer["Location"] == "/de/feedback/thanks/"
    feedback = Feedback.objects.get()
    assert feedback.answer_due == timezone.localdate() + datetime.timedelta(days=30)
    (sent,) = mail.outbox
    assert sent.to == ["muster@example.org"]
    assert sent.reply_to == ["lena@kommune.example"]
    assert "Barriere" in sent.subject
    assert "http://testserver/de/bund/" in sent.body


@pytest.mark.parametrize("language", ["de", "en", "de-simple"])
def test_the_form_speaks_the_language_of_the_address(client: Client, language: str) -> None:
    document = Document(client.get(f"/{language}/feedback/").content)
    assert document.language == language
    assert len(document.main_headings) == 1


@pytest.mark.parametrize(
    "path", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "/a\nb"]
)
def test_only_paths_of_the_portal_are_kept(client: Client, path: str) -> None:
    client.post("/de/feedback/", {**MESSAGE, "page_path": path})
    assert Feedback.objects.get().page_path == ""


@pytest.mark.parametrize(
    "wrong", [{"message": ""}, {"message": " \n"}, {"topic": "x"}, {"email": "lena"}]
)
def test_an_incomplete_message_comes_back_with_what_was_entered(
    client: Client, wrong: dict[str, str]
) -> None:
    answer = client.post("/de/feedback/", {**MESSAGE, **wrong})
    assert answer.status_code == 422
    assert not Feedback.objects.exists()


def test_odd_characters_are_no_breakdown(client: Client) -> None:
    sent = {**MESSAGE, "message": "a\x00b", "page_path": "/\x00"}
    assert client.post("/de/feedback/", sent).status_code == 422


def test_a_very_long_path_does_not_lose_the_message(client: Client) -> None:
    form = client.get("/de/feedback/", {"page": "/de/" + "x" * 2000})
    field = Document(form.content).soup.select_one("input[name=page_path]")
    assert field is not None
    client.post("/de/feedback/", {**MESSAGE, "page_path": str(field["value"])})
    assert Feedback.objects.count() == 1


def test_a_form_from_elsewhere_is_refused_with_a_page_that_says_so(portal: Portal) -> None:
    answer = Client(enforce_csrf_checks=True).post("/de/feedback/", MESSAGE)
    assert answer.status_code == 403
    assert "Formular" in Document(answer.content).main_headings[0]
