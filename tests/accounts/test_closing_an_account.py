"""Deleting one's own account: learners are erased, editors lose their name; nothing by halves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from accounts.actions import CloseAccount
from accounts.models import Session, User
from accounts.personal_data import PersonalDataRegistry, account
from tests.accounts.steps import confirm_password, has_second_factor, sign_in, text_of
from tests.factories.people import give_second_factor, make_account

pytestmark = pytest.mark.django_db

URL = "/account/delete/"


def close(client: Client, user: User, **fields: str) -> Any:
    client.force_login(user)
    confirm_password(client)
    return client.post(URL, fields or {"agreed": "yes"})


def edited_page(user: User) -> Revision:
    page = Page.get_first_root_node()
    assert page is not None
    PageLogEntry.objects.log_action(page, "wagtail.edit", user=user)
    return page.save_revision(user=user)


def test_a_learner_is_erased_and_told_that_nothing_stays(client: Client) -> None:
    user = make_account("lena@example.org")
    give_second_factor(user)
    answer = close(client, user)
    assert "Davon bleibt nichts." in text_of(answer)
    assert not User.objects.exists()
    assert not EmailAddress.objects.exists()
    assert not Session.objects.exists()
    assert client.get(reverse("account_profile")).status_code == 302
    assert sign_in(Client(), "lena@example.org").status_code == 200


def test_an_editor_loses_name_address_and_access_but_pages_keep_an_author(client: Client) -> None:
    user = make_account("edda@example.org", name="Edda Edit", role="Redakteurin")
    user.groups.add(Group.objects.create(name="Redaktion"))
    give_second_factor(user)
    revision = edited_page(user)
    answer = close(client, user)
    assert "Was bleibt und warum" in text_of(answer)
    assert "ohne Ihren Namen" in text_of(answer)
    left = User.objects.get(pk=user.pk)
    assert left.name == "Gelöschtes Konto"
    assert left.email.endswith("@deleted.invalid")
    assert (left.role, left.is_active, left.last_login) == ("", False, None)
    assert not left.has_usable_password()
    assert not left.groups.exists()
    assert not has_second_factor(left)
    assert not Session.objects.exists()
    revision.refresh_from_db()
    assert revision.user == left
    assert PageLogEntry.objects.get(user=left).action == "wagtail.edit"


def test_sessions_of_one_person_are_found_without_reading_all(
    client: Client,
) -> None:
    user, other = make_account("lena@example.org"), make_account("otto@example.org")
    for owner in (user, user, other):
        Client().force_login(owner)
    Client().post(reverse("account_signup"), {"email": "x"})
    with CaptureQueriesContext(connection) as queries:
        account.erase(user)
    asked = [query["sql"] for query in queries if "accounts_session" in query["sql"]]
    read = [sql for sql in asked if sql.startswith("SELECT")]
    assert [sql for sql in read if '"person" = ' not in sql] == []
    assert len(asked) == 2
    assert list(Session.objects.values_list("person", flat=True)) == [other.pk]


def test_the_browser_forgets_a_closed_account(client: Client) -> None:
    user = make_account("lena@example.org")
    sign_in(client, "lena@example.org")
    assert client.cookies["device"].value
    close(client, user)
    assert not client.cookies["device"].value


def test_the_log_of_what_others_did_with_the_account_forgets_the_name(client: Client) -> None:
    admin = User.objects.create_superuser("admin@example.org", "ein-langes-passwort")
    user = make_account("lena@example.org", name="Lena Lernt")
    ModelLogEntry.objects.log_action(user, "wagtail.create", user=admin)
    close(client, user)
    assert ModelLogEntry.objects.get().label == "Gelöschtes Konto"


def test_people_see_beforehand_what_stays(client: Client) -> None:
    user = make_account()
    edited_page(user)
    client.force_login(user)
    confirm_password(client)
    assert "Der Verlauf dieser Seiten bleibt" in text_of(client.get(URL))
    assert User.objects.filter(is_active=True).exists()


def test_without_the_tick_nothing_happens(client: Client) -> None:
    answer = close(client, make_account(), agreed="")
    assert "Bitte setzen Sie zuerst das Häkchen." in text_of(answer)
    assert 'role="alert"' in answer.content.decode()
    assert User.objects.exists()


def test_without_the_password_nothing_happens(client: Client) -> None:
    client.force_login(make_account())
    answer = client.post(URL, {"agreed": "yes"})
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert User.objects.exists()


def test_the_only_administrator_stays(client: Client) -> None:
    user = User.objects.create_superuser("admin@example.org", "ein-langes-passwort")
    answer = close(client, user)
    assert "die einzige Person mit allen Rechten" in text_of(answer)
    assert User.objects.get().is_superuser


@pytest.fixture
def failing_room() -> Iterator[None]:
    def fail(user: User) -> None:
        raise RuntimeError("this room cannot erase")

    PersonalDataRegistry.register("failing", lambda user: None, fail)
    yield
    del PersonalDataRegistry.parts["failing"]


def test_where_one_room_fails_everything_stays_as_it_was(failing_room: None) -> None:
    user = make_account("lena@example.org")
    give_second_factor(user)
    with pytest.raises(RuntimeError):
        CloseAccount(user).execute()
    assert User.objects.get().email == "lena@example.org"
    assert EmailAddress.objects.exists()
    assert has_second_factor(user)
