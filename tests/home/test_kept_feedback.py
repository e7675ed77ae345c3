"""No report is lost to a trap, and none stays for ever."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.actions.close_account import CloseAccount
from accounts.models import User
from accounts.personal_data import PersonalDataRegistry
from home.actions.prune_feedback import PruneFeedback
from home.forms import FeedbackForm
from home.models import Feedback
from tests.contracts.conftest import signed_in
from tests.factories.portal import Portal
from tests.markup import Document

pytestmark = pytest.mark.django_db
BARRIER = {"topic": "barrier", "message": "Die Karte ist mir zu klein.", "page_path": "/de/bund/"}
# What browsers look for in names, ids and labels to fill in what they know about a person.
KNOWN_TO_BROWSERS = re.compile(
    r"name|mail|user|login|pass|web|site|url|home|page|phone|tel|fax|mobil|company|firma|organi|"
    r"street|stra(ß|ss)e|address|adresse|anschrift|city|ort|stadt|zip|plz|post|state|land|country|"
    r"region|province|birth|bday|geburt|card|cc-|iban|konto|sex|gender|title|anrede|lang|photo|"
    r"impp|nick|job|subject|betreff|code|number|nummer|date|datum|otp|comment|search",
    re.IGNORECASE,
)
FIELDS = FeedbackForm.Meta.fields


@pytest.fixture(autouse=True)
def layout_pages(portal: Portal) -> None:
    """The pages that header and footer lead to."""


def trap(client: Client, language: str = "de") -> Any:
    form = Document(client.get(f"/{language}/feedback/").content).soup
    field = form.select_one("[aria-hidden=true] input")
    assert field is not None
    return field


def test_a_barrier_with_the_trap_filled_in_reaches_editors_and_operator(
    client: Client, administrator: User
) -> None:
    answer = client.post("/de/feedback/", {**BARRIER, trap(client)["name"]: "https://a.example"})
    assert answer["Location"] == "/de/feedback/thanks/"
    assert Feedback.objects.get().suspected_spam
    assert [sent.subject for sent in mail.outbox] == ["Rückmeldung: Eine Barriere (Spam-Verdacht)"]
    html = signed_in(administrator).get(reverse("feedback:index")).content.decode()
    assert "Die Karte ist mir zu klein." in html
    assert "Spam-Verdacht" in html


def test_other_suspected_spam_is_kept_and_not_mailed(client: Client) -> None:
    client.post("/de/feedback/", {**BARRIER, "topic": "other", trap(client)["name"]: "x"})
    assert Feedback.objects.get().suspected_spam
    assert mail.outbox == []


def test_editors_see_real_messages_first(client: Client, administrator: User) -> None:
    name = trap(client)["name"]
    client.post("/de/feedback/", {**BARRIER, "message": "Werbung", name: "x"})
    client.post("/de/feedback/", {**BARRIER, "message": "Meldung"})
    html = signed_in(administrator).get(reverse("feedback:index")).content.decode()
    assert html.index("Meldung") < html.index("Werbung")


@pytest.mark.parametrize("language", ["de", "en", "de-simple"])
def test_no_browser_knows_what_to_fill_into_the_trap(client: Client, language: str) -> None:
    field = trap(client, language)
    words = f"{field['name']} {field['id']} {field.parent.get_text()}"
    assert KNOWN_TO_BROWSERS.search(words) is None, words
    assert field["autocomplete"] == "off"
    assert field["tabindex"] == "-1"


def test_the_former_name_of_the_trap_makes_no_spam(client: Client) -> None:
    assert "website" not in FeedbackForm.base_fields
    client.post("/de/feedback/", {**BARRIER, "website": "https://kommune.example"})
    assert not Feedback.objects.get().suspected_spam


@pytest.mark.parametrize(
    ("days", "fields", "stays"),
    [
        (89, {"suspected_spam": True}, True),
        (91, {"suspected_spam": True}, False),
        (364, {"answered": True}, True),
        (366, {"answered": True}, False),
        (366, {}, True),
        (729, {}, True),
        (731, {}, False),
    ],
)
def test_messages_go_when_nobody_needs_them_any_more(
    days: int, fields: dict[str, bool], stays: bool
) -> None:
    with time_machine.travel("2026-01-01 12:00Z", tick=False) as clock:
        Feedback.objects.create(
            **BARRIER, language="de", answer_due=datetime.date(2026, 2, 1), **fields
        )
        clock.shift(datetime.timedelta(days=days))
        assert PruneFeedback().execute() == (0 if stays else 1)
        assert Feedback.objects.exists() == stays


def test_an_account_exports_and_erases_its_own_messages_only(
    client: Client, learner: User, other_learner: User
) -> None:
    for address in (learner.email.upper(), other_learner.email, ""):
        client.post("/de/feedback/", {**BARRIER, "email": address})
    (message,) = PersonalDataRegistry.export(learner)["feedback"]
    assert message["message"] == BARRIER["message"]
    assert {"page" if name == "page_path" else name for name in FIELDS} <= set(message)
    stays = CloseAccount(learner).execute()
    assert any("Betreiber" in sentence for sentence in stays)
    kept = Feedback.objects.order_by("pk").values_list("email", flat=True)
    assert list(kept) == [other_learner.email, ""]


def test_an_address_that_was_not_confirmed_opens_nobodys_messages(
    client: Client, learner: User
) -> None:
    client.post("/de/feedback/", {**BARRIER, "email": "stranger@kommune.example"})
    EmailAddress.objects.create(user=learner, email="stranger@kommune.example")
    assert PersonalDataRegistry.export(learner)["feedback"] == []
    CloseAccount(learner).execute()
    assert Feedback.objects.count() == 1
