"""Who gets into the editors' interface, and how."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.accounts.steps import text_of
from tests.factories.people import give_second_factor, make_account

pytestmark = pytest.mark.django_db


def editor(email: str = "editor@example.org") -> User:
    user = make_account(email)
    group, _made = Group.objects.get_or_create(name="Redaktion")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    return user


def test_strangers_are_sent_to_the_sign_in(client: Client) -> None:
    answer = client.get("/admin/pages/")
    assert answer["Location"] == f"{reverse('account_login')}?next=/admin/pages/"


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/admin/users/", "/admin/x/"])
def test_people_without_the_right_get_403_and_no_loop(client: Client, path: str) -> None:
    client.force_login(make_account())
    answer = client.get(path)
    assert answer.status_code == 403
    assert "dürfen" in text_of(answer)


def test_editors_without_second_factor_are_led_to_set_one_up(client: Client) -> None:
    client.force_login(editor())
    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain == [(reverse("mfa_index"), 302)]
    assert "Zum Bearbeiten brauchen Sie einen zweiten Faktor." in text_of(answer)


def test_recovery_codes_alone_are_no_second_factor(client: Client) -> None:
    user = editor()
    Authenticator.objects.create(user=user, type=Authenticator.Type.RECOVERY_CODES, data={})
    client.force_login(user)
    assert client.get("/admin/")["Location"] == reverse("mfa_index")


def test_editors_with_second_factor_get_in(client: Client) -> None:
    user = editor()
    give_second_factor(user)
    client.force_login(user)
    answer = client.get("/admin/")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_development_may_do_without_second_factor(client: Client, settings: Any) -> None:
    settings.STAFF_MFA_REQUIRED = False
    client.force_login(editor())
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("path", ["/admin/login/", "/de/_util/login/", "/en/_util/login/"])
def test_no_other_sign_in_goes_round_limits_and_second_factor(client: Client, path: str) -> None:
    make_account("lena@example.org")
    fields = {"username": "lena@example.org", "password": "ein-langes-passwort"}
    for answer in (client.get(path), client.post(path, fields)):
        assert answer["Location"].startswith(reverse("account_login"))
    assert client.get(reverse("account_profile")).status_code == 302


def test_the_editor_has_no_password_pages_of_its_own(client: Client) -> None:
    user = editor()
    give_second_factor(user)
    client.force_login(user)
    assert client.get("/admin/password_reset/", follow=True).status_code == 404
    page = client.get("/admin/account/").content.decode()
    assert 'type="password"' not in page
    assert 'name="name_email-email"' not in page
