"""Everything the portal holds about a person, as one file; and who is covered by the registry."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from accounts.models import User
from accounts.personal_data import PersonalDataRegistry
from tests.factories.people import give_second_factor, make_account

# Relations to a person that no part of the registry has to answer for, and why.
EXEMPT = {
    "wagtailimages.Image.uploaded_by_user": "the portal has an image model of its own",
    "wagtaildocs.Document.uploaded_by_user": "the portal has a document model of its own",
}


def relations_to_people() -> set[str]:
    """Return every foreign key and one-to-one field to the user model, inherited ones once."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey) and field.related_model is User
    }


def test_every_relation_to_a_person_is_covered_by_the_registry() -> None:
    unanswered = relations_to_people() - PersonalDataRegistry.covered() - set(EXEMPT)
    assert not unanswered, "join accounts.personal_data, or exempt with a reason"


def test_the_registry_names_no_relation_that_does_not_exist() -> None:
    assert not (PersonalDataRegistry.covered() | set(EXEMPT)) - relations_to_people()


@pytest.mark.django_db
def test_the_export_holds_profile_sign_in_and_learning_but_no_secret(client: Client) -> None:
    user = make_account("lena@example.org", name="Lena", role="Digitallotsin")
    give_second_factor(user)
    client.force_login(user)
    answer = client.get(reverse("account_data_export"))
    assert answer["Content-Disposition"].startswith('attachment; filename="wissensportal-')
    assert answer["Content-Type"] == "application/json"
    data = answer.json()
    account = data["account"]
    assert account["email"] == "lena@example.org"
    assert account["email_addresses"] == [
        {"email": "lena@example.org", "confirmed": True, "primary": True}
    ]
    assert (account["name"], account["role"]) == ("Lena", "Digitallotsin")
    assert [factor["kind"] for factor in account["second_factors"]] == ["totp"]
    assert set(data) >= {"exported_at", "account", "editing", "learning"}
    assert "secret" not in answer.content.decode()
    assert user.password not in answer.content.decode()


@pytest.mark.django_db
def test_the_export_of_an_editor_holds_what_was_done(client: Client) -> None:
    user = make_account()
    page = Page.get_first_root_node()
    assert page is not None
    page.save_revision(user=user)
    PageLogEntry.objects.log_action(page, "wagtail.edit", user=user)
    client.force_login(user)
    editing: dict[str, Any] = client.get(reverse("account_data_export")).json()["editing"]
    assert len(editing["revisions"]) == 1
    assert [entry["action"] for entry in editing["log"]] == ["wagtail.edit"]


@pytest.mark.django_db
def test_strangers_get_no_export(client: Client) -> None:
    assert client.get(reverse("account_data_export")).status_code == 302
    assert client.post(reverse("account_data_export")).status_code == 302
