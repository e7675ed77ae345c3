"""However accounts are closed, shut or demoted: their owners' rules hold, and one person stays."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import ModelLogEntry, Page

from accounts.actions import AccountNeededError, CloseAccount
from accounts.models import User
from accounts.personal_data import PersonalDataRegistry
from tests.committed import at_once, committed_portal
from tests.databases import Server
from tests.factories.people import PASSWORD, make_account, make_administrator


def bulk(client: Client, action: str, query: str, **fields: str) -> Any:
    url = reverse("wagtail_bulk_action", args=["accounts", "user", action])
    return client.post(f"{url}?{query}&next=/admin/users/", fields, follow=True)


def active_administrators() -> int:
    return User.objects.filter(is_superuser=True, is_active=True).count()


@pytest.fixture
def admin(db: None, client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


def test_deleting_several_accounts_does_what_deleting_one_does(admin: Client) -> None:
    learner, editor = (
        make_account("lena@example.org"),
        make_account("edda@example.org", name="Edda"),
    )
    page = Page.get_first_root_node()
    assert page is not None
    page.save_revision(user=editor)
    bulk(admin, "delete", f"id={learner.pk}&id={editor.pk}")
    assert not User.objects.filter(pk=learner.pk).exists()
    left = User.objects.get(pk=editor.pk)
    assert (left.name, left.is_active) == ("Gelöschtes Konto", False)
    revision = page.get_latest_revision()
    assert revision is not None
    assert revision.user == left


def test_all_accounts_of_the_list_means_those_that_it_shows(admin: Client) -> None:
    make_account("lena@example.org", name="Lena Lernt")
    make_account("otto@example.org", is_active=False)
    bulk(admin, "delete", "id=all&is_active=false")
    assert not User.objects.filter(email="otto@example.org").exists()
    bulk(admin, "delete", "id=all&q=Lernt")
    assert [user.is_superuser for user in User.objects.all()] == [True]


def test_an_administrator_cannot_shut_all_others_and_nobody_shuts_the_last(admin: Client) -> None:
    root = User.objects.get(is_superuser=True)
    other = User.objects.create_superuser("b@example.org", PASSWORD)
    bulk(admin, "set_active_state", f"id={root.pk}&id={other.pk}", mark_as_active="False")
    assert list(User.objects.filter(is_active=True)) == [root]


def test_no_other_bulk_action_changes_accounts() -> None:
    actions = bulk_action_registry.get_bulk_actions_for_model("accounts", "user")
    assert {action.__module__ for action in actions} == {"accounts.bulk_actions"}


@pytest.fixture
def two_administrators(
    database_server: Server, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[list[User]]:
    """Two in committed transactions, and a room that erases slowly, so that they overlap."""
    meeting = threading.Barrier(2)

    def wait_for_the_other(user: User) -> None:
        with suppress(threading.BrokenBarrierError):
            meeting.wait(timeout=0.5)

    with committed_portal(database_server, django_db_blocker):
        PersonalDataRegistry.register("slow", lambda user: None, wait_for_the_other)
        yield [make_administrator(name) for name in "ab"]
        del PersonalDataRegistry.parts["slow"]


def test_two_last_administrators_do_not_both_go(two_administrators: list[User]) -> None:
    first, second = two_administrators
    with pytest.raises(AccountNeededError):
        at_once(CloseAccount(first).execute, CloseAccount(second).execute)
    assert active_administrators() == 1


def test_two_administrators_do_not_shut_each_other(two_administrators: list[User]) -> None:
    def shut(by: User, other: User) -> None:
        client = Client()
        client.force_login(by)
        bulk(client, "set_active_state", f"id={other.pk}", mark_as_active="False")

    first, second = two_administrators
    at_once(lambda: shut(first, second), lambda: shut(second, first))
    assert active_administrators() == 1


def history_of(user: User) -> list[str]:
    return [entry.action for entry in ModelLogEntry.objects.for_instance(user)]


def test_the_history_of_an_account_tells_each_change_once(admin: Client) -> None:
    lena = make_account("lena@example.org")
    role = Group.objects.create(name="Lektorat")
    for _attempt in range(2):
        bulk(admin, "set_active_state", f"id={lena.pk}", mark_as_active="False")
        bulk(admin, "assign_role", f"id={lena.pk}", role=str(role.pk))
    assert sorted(history_of(lena)) == ["accounts.assign_role", "accounts.set_active_state"]
    assert list(lena.groups.all()) == [role]
    assert not User.objects.get(pk=lena.pk).is_active
