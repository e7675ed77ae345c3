"""Loading everything once more changes nothing."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import override_settings
from wagtail.models import Page, PageLogEntry, Revision

from accounts.models import User
from cases.models import ModelProject
from content.models import PublicationMark
from starter.models import StarterRecord
from taxonomy.models import AdministrativeUnit, Term

pytestmark = pytest.mark.django_db
COUNTED = (
    *(AdministrativeUnit, ModelProject, Page, PageLogEntry, Revision, StarterRecord, Term, User),
)


def test_a_second_run_of_everything_changes_nothing() -> None:
    before = [model.objects.count() for model in COUNTED]
    generation = PublicationMark.generation()
    said = StringIO()
    with override_settings(DEMO_ACCOUNTS=True):
        call_command("load_starter_content", stdout=said)
    assert "0 parts" in said.getvalue()
    assert [model.objects.count() for model in COUNTED] == before
    assert PublicationMark.generation() == generation


def test_demo_accounts_are_refused_outside_development() -> None:
    User.objects.filter(email__endswith="@demo.example").delete()
    call_command("load_starter_content", stdout=StringIO())
    assert not User.objects.filter(email__endswith="@demo.example").exists()
