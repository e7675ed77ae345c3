"""What people answer before they sign in is kept, few and small, and not without end."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Session
from tests.learning.conftest import School


@pytest.mark.django_db
def test_an_anonymous_answer_leaves_little_behind(school: School, client: Client) -> None:
    url = reverse("answer_question", args=[school.quiz.pk, school.single.key])
    key = "6f9619ff-8b86-d011-b42d-00c04fc964ff"
    junk = ["x" * 40_000, "", key, key.upper(), f"{key}x", *[str(n) * 8 for n in range(10)]]
    event = "7f9619ff-8b86-d011-b42d-00c04fc964ff"
    client.post(url, {"event": event, "answer": junk})
    kept = Session.objects.get()
    assert len(kept.session_data) < 2000
    assert client.session["unsent_response"]["answers"] == [key]
    many = [f"{number:08x}-8b86-d011-b42d-00c04fc964ff" for number in range(500)]
    client.post(url, {"event": event, "answer": many})
    assert len(client.session["unsent_response"]["answers"]) == 20


@pytest.mark.django_db
def test_anonymous_answers_from_one_address_end_somewhere(school: School, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "unsent_response": "3/h/ip"}
    url = reverse("answer_question", args=[school.quiz.pk, school.single.key])
    sent = {"event": "7f9619ff-8b86-d011-b42d-00c04fc964ff", "answer": ""}
    assert [Client().post(url, sent).status_code for _ in range(5)] == [302, 302, 302, 429, 429]
    assert Session.objects.count() == 3
