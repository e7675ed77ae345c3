"""Whoever asks whether the portal is ready costs it next to nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from wagtail.models import WorkflowPage

from portal import health_views
from portal.health_views import Readiness

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that nobody has asked yet."""
    monkeypatch.setattr(health_views, "readiness", Readiness())


def test_many_questions_ask_the_database_once(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    assert client.get("/health/ready").status_code == 200
    with django_assert_max_num_queries(0):
        assert {client.get("/health/ready").status_code for _ in range(50)} == {200}


def test_a_later_question_asks_for_no_migrations(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    client.get("/health/ready")
    monkeypatch.setattr(health_views, "SECONDS_AN_ANSWER_HOLDS", 0.0)
    with django_assert_max_num_queries(1):
        assert client.get("/health/ready").status_code == 200


def test_missing_migrations_are_named_until_they_are_there(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health_views, "SECONDS_AN_ANSWER_HOLDS", 0.0)
    last = MigrationRecorder.Migration.objects.filter(app="home").order_by("pk").last()
    assert last is not None
    last.delete()
    assert client.get("/health/ready").json()["reason"] == "migrations"
    last.save(force_insert=True)
    assert client.get("/health/ready").status_code == 200


def test_wagtails_own_groups_with_rights_on_everything_are_gone() -> None:
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()
    assert not WorkflowPage.objects.filter(page__depth=1).exists()
