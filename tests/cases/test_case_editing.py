"""Editors see a case study on tabs and choose from the terms of the right vocabulary."""

from __future__ import annotations

import re

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from django.utils.translation import override

from accounts.models import User
from taxonomy.models import Term
from taxonomy.multilingual import MultilingualText
from tests.factories.portal import Portal


@pytest.fixture
def form(client: Client, portal: Portal, bavarian_editor: User) -> str:
    """The form for a new case study in the area of Bavaria."""
    Term.objects.get_or_create(
        vocabulary="maturity",
        code="test-pilot",
        defaults={"labels": MultilingualText(de="Nur ein Reifegrad")},
    )
    client.force_login(bavarian_editor)
    address = reverse(
        "wagtailadmin_pages:add", args=["cases", "casestudypage", portal.area("by").pk]
    )
    with override("de"), override_settings(STAFF_MFA_REQUIRED=False):
        return client.get(address).content.decode()


def test_the_form_has_a_tab_for_the_three_questions(form: str) -> None:
    tabs = [" ".join(tab.split()) for tab in re.findall(r'role="tab"[^>]*>([^<]+)<', form)]
    assert tabs == [
        "Grunddaten",
        "Lösung und Ergebnisse",
        "Die drei Fragen",
        "Veröffentlichung",
        "Einstellungen",
    ]


def test_a_field_offers_the_terms_of_its_vocabulary_only(form: str) -> None:
    fields = {
        name: re.findall(rf'<select name="{name}".*?</select>', form, re.S)
        for name in ("maturity", "solution_type")
    }
    assert ["Nur ein Reifegrad" in field for (field,) in fields.values()] == [True, False]
