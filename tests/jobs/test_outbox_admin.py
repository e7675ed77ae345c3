"""Administrators see what waits and have it tried again; nobody sees what is in it."""

from __future__ import annotations

import datetime

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ReferenceIndex

from accounts.models import User
from jobs.actions import RetryMessages
from jobs.actions.base import NotAllowedError
from jobs.models import OutboxMessage
from jobs.outbox import deliver_due, enqueue
from tests.contracts.conftest import signed_in
from tests.factories.portal import Portal
from tests.jobs.conftest import Recorder
from tests.markup import Document

pytestmark = pytest.mark.django_db
SECRET = "lena@example.org"


@pytest.fixture
def failed(recorder: Recorder) -> OutboxMessage:
    """A message that was given up, beside one that waits and one that was delivered."""
    now = timezone.now()
    enqueue("noted", "waits-1", {"to": SECRET})
    OutboxMessage.objects.create(topic="slow", key="delivered-1", delivered=now)
    return OutboxMessage.objects.create(
        topic="noted",
        key="given-up-1",
        payload={"to": SECRET},
        attempts=30,
        created=now - datetime.timedelta(days=2),
        given_up=now,
        last_error="SMTPDataError: SMTP 554",
    )


@pytest.fixture
def browser(administrator: User) -> Client:
    return signed_in(administrator)


def keys(browser: Client, **filters: str) -> set[str]:
    answer = browser.get(reverse("outbox:index"), filters)
    assert answer.status_code == 200
    text = Document(answer.content).soup.get_text(" ")
    assert SECRET not in answer.content.decode()
    return {word for word in text.split() if word.endswith("-1")}


def test_the_list_shows_state_attempts_and_error(browser: Client, failed: OutboxMessage) -> None:
    assert keys(browser) == {"waits-1", "delivered-1", "given-up-1"}
    text = browser.get(reverse("outbox:index")).content.decode()
    for word in ("Aufgegeben", "Wartet", "Erledigt", "SMTPDataError: SMTP 554", "30"):
        assert word in text


def test_the_list_is_filtered_by_state_and_topic(browser: Client, failed: OutboxMessage) -> None:
    assert keys(browser, state="given_up") == {"given-up-1"}
    assert keys(browser, state="waiting") == {"waits-1"}
    assert keys(browser, topic="slow") == {"delivered-1"}
    assert keys(browser, state="nonsense") <= {"waits-1", "delivered-1", "given-up-1"}


def test_the_menu_leads_administrators_to_the_list(browser: Client, portal: Portal) -> None:
    assert reverse("outbox:index") in browser.get("/admin/reports/locked/").content.decode()


def test_an_administrator_has_a_message_tried_again(
    browser: Client, failed: OutboxMessage, recorder: Recorder
) -> None:
    url = reverse("outbox:retry", args=[failed.pk])
    assert url in browser.get(reverse("outbox:index")).content.decode()
    assert "Noch einmal versuchen" in browser.get(url).content.decode()
    assert not OutboxMessage.objects.due().filter(pk=failed.pk).exists(), "asking changes nothing"
    answer = browser.post(url, follow=True)
    assert "1 Nachricht wird jetzt noch einmal versucht." in answer.content.decode()
    deliver_due()
    failed.refresh_from_db()
    assert failed.delivered
    assert failed.payload == {}


def test_all_that_was_given_up_is_tried_again_at_once(
    browser: Client, failed: OutboxMessage
) -> None:
    url = reverse("outbox:retry_all")
    assert f'"{url}"' in browser.get(reverse("outbox:index")).content.decode()
    browser.post(url)
    assert not OutboxMessage.objects.given_up().exists()
    assert f'"{url}"' not in browser.get(reverse("outbox:index")).content.decode()
    assert "nichts" in browser.get(url).content.decode()


def test_what_was_delivered_is_not_tried_again(browser: Client, failed: OutboxMessage) -> None:
    done = OutboxMessage.objects.delivered().get()
    url = reverse("outbox:retry", args=[done.pk])
    assert url not in browser.get(reverse("outbox:index")).content.decode()
    assert browser.post(url, follow=True).status_code == 200
    assert OutboxMessage.objects.delivered().get() == done


@pytest.mark.parametrize("name", ["federal_editor", "berlin_editor", "outsider"])
def test_others_are_refused(
    name: str, request: pytest.FixtureRequest, portal: Portal, failed: OutboxMessage
) -> None:
    person = request.getfixturevalue(name)
    other = signed_in(person)
    for address in ("index", "index_results", "retry_all"):
        assert other.get(reverse(f"outbox:{address}")).status_code == 403
        assert other.post(reverse(f"outbox:{address}")).status_code == 403
    assert other.post(reverse("outbox:retry", args=[failed.pk])).status_code == 403
    with pytest.raises(NotAllowedError):
        RetryMessages(OutboxMessage.objects.all(), user=person).execute()
    assert OutboxMessage.objects.given_up().get() == failed


def test_messages_are_no_business_of_the_reference_index() -> None:
    assert not ReferenceIndex.model_is_indexable(OutboxMessage) or (
        OutboxMessage not in ReferenceIndex.indexed_models
    )


def test_the_command_shows_and_retries(
    failed: OutboxMessage, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("outbox", "status")
    lines = {line.split()[0]: line.split()[1:5] for line in capsys.readouterr().out.splitlines()}
    assert lines["noted"] == ["1", "0", "1", "0"]
    assert lines["slow"] == ["0", "0", "0", "1"]
    assert lines["mail"] == ["0", "0", "0", "0"]
    call_command("outbox", "retry", "--topic=slow")
    assert OutboxMessage.objects.given_up().exists()
    call_command("outbox", "retry")
    assert "1 messages" in capsys.readouterr().out
    assert not OutboxMessage.objects.given_up().exists()
    assert SECRET not in capsys.readouterr().out
