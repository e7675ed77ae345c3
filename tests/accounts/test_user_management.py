"""Accounts made by administrators, by commands, and for trying out."""

from __future__ import annotations

import io
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from structlog.testing import capture_logs
from wagtail.models import Page

from accounts.demo import DEMO_ACCOUNTS, PASSWORD, create_demo_accounts
from accounts.models import User
from tests.accounts.steps import has_second_factor, link_of_last_mail, sign_in
from tests.factories.people import give_second_factor, make_account

pytestmark = pytest.mark.django_db

ADD = "wagtailusers_users:add"


@pytest.fixture
def admin(client: Client) -> Client:
    user = User.objects.create_superuser("admin@example.org", "ein-langes-passwort")
    give_second_factor(user)
    client.force_login(user)
    return client


def change(admin: Client, user: User, **fields: str) -> Any:
    data = {"email": user.email, "name": user.name, "language": "de", "is_active": "on", **fields}
    url = reverse("wagtailusers_users:edit", args=[user.pk])
    return admin.post(url, {name: value for name, value in data.items() if value})


def test_the_form_of_a_new_account_asks_for_address_and_name_only(admin: Client) -> None:
    page = admin.get(reverse(ADD)).content.decode()
    assert 'name="email"' in page
    assert 'name="name"' in page
    for field in ("username", "first_name", "password1"):
        assert f'name="{field}"' not in page


def test_a_new_person_is_invited_and_can_sign_in(admin: Client) -> None:
    fields = {"email": "Neu@Example.org", "name": "Nele Neu", "language": "de"}
    admin.post(reverse(ADD), fields)
    assert mail.outbox[0].subject == "Ihr Konto im Wissensportal"
    assert "Guten Tag Nele Neu," in str(mail.outbox[0].body)
    browser = Client()
    form = browser.get(link_of_last_mail(), follow=True)
    new = {"password1": "mein-eigenes-passwort", "password2": "mein-eigenes-passwort"}
    browser.post(form.redirect_chain[-1][0], new)
    assert sign_in(browser, "neu@example.org", "mein-eigenes-passwort").status_code == 302
    assert browser.get(reverse("account_profile")).status_code == 200


def test_two_accounts_never_share_an_address(admin: Client) -> None:
    make_account("lena@example.org")
    fields = {"email": "LENA@example.org", "name": "Andere", "language": "de"}
    answer = admin.post(reverse(ADD), fields)
    assert "email" in answer.context["form"].errors


def test_a_changed_address_is_the_one_to_sign_in_with(admin: Client) -> None:
    user = make_account("alt@example.org")
    change(admin, user, email="neu@example.org")
    assert sign_in(Client(), "neu@example.org")["Location"] == "/de/learning/"
    assert EmailAddress.objects.filter(user=user).count() == 1


def test_the_last_administrator_cannot_be_shut_out(admin: Client) -> None:
    other = User.objects.create_superuser("b@example.org", "ein-langes-passwort")
    change(admin, other)
    assert not User.objects.get(pk=other.pk).is_superuser
    root = User.objects.get(email="admin@example.org")
    answer = admin.post(
        reverse("wagtailusers_users:edit", args=[root.pk]),
        {"email": root.email, "name": "", "language": "de"},
    )
    assert answer.status_code == 302
    assert User.objects.get(pk=root.pk).is_superuser


def test_an_administrator_deletes_as_people_do_themselves(admin: Client) -> None:
    learner, editor = (
        make_account("lena@example.org"),
        make_account("edda@example.org", name="Edda"),
    )
    page = Page.get_first_root_node()
    assert page is not None
    page.save_revision(user=editor)
    for user in (learner, editor):
        admin.post(reverse("wagtailusers_users:delete", args=[user.pk]))
    assert not User.objects.filter(pk=learner.pk).exists()
    assert User.objects.get(pk=editor.pk).name == "Gelöschtes Konto"


def test_an_administrator_resets_a_lost_second_factor(admin: Client) -> None:
    user = make_account("edda@example.org", name="Edda", language="en")
    edit = reverse("wagtailusers_users:edit", args=[user.pk])
    reset = reverse("wagtailusers_users:reset_second_factor", args=[user.pk])
    assert reset not in admin.get(edit).content.decode()
    give_second_factor(user)
    elsewhere = Client()
    elsewhere.force_login(user)
    assert reset in admin.get(edit).content.decode()
    assert "Passkeys" in admin.get(reset).content.decode()
    assert has_second_factor(user)
    assert "Der zweite Faktor von „Edda“" in admin.post(reset, follow=True).content.decode()
    assert not has_second_factor(user)
    assert elsewhere.get(reverse("account_profile")).status_code == 302
    assert mail.outbox[-1].to == ["edda@example.org"]
    assert mail.outbox[-1].subject == "Your second factor was removed"
    history = admin.get(reverse("wagtailusers_users:history", args=[user.pk]))
    assert "Zweiten Faktor zurückgesetzt" in history.content.decode()


def test_only_administrators_reset_second_factors(federal_editor: User) -> None:
    user = make_account("edda@example.org")
    give_second_factor(user)
    client = Client()
    client.force_login(federal_editor)
    client.post(reverse("wagtailusers_users:reset_second_factor", args=[user.pk]))
    assert has_second_factor(user)


def test_the_list_of_accounts_is_searched_by_name_and_address(admin: Client) -> None:
    make_account("lena@example.org", name="Lena Lernt")
    for words in ("Lernt", "lena@"):
        page = admin.get(reverse("wagtailusers_users:index"), {"q": words}).content.decode()
        assert "Lena Lernt" in page


def test_in_the_editor_people_change_their_one_name(admin: Client) -> None:
    url = reverse("wagtailadmin_account")
    page = admin.get(url).content.decode()
    assert 'name="name_email-name"' in page
    assert "first_name" not in page


def test_a_name_that_was_changed_in_the_editor_is_noted_once(admin: Client) -> None:
    url = reverse("wagtailadmin_account")
    forms = [
        panel.get_form()
        for panels in admin.get(url).context["panels_by_tab"].values()
        for panel in panels
    ]
    values = {form.add_prefix(name): form[name].value() for form in forms for name in form.fields}
    data = {name: value for name, value in values.items() if value}
    with capture_logs() as logs:
        for _attempt in range(2):
            admin.post(url, {**data, "name_email-name": "Ada Anders"})
    assert User.objects.get(email="admin@example.org").name == "Ada Anders"
    assert [entry["event"] for entry in logs].count("accounts.change_profile") == 1


def test_an_administrator_made_by_command_can_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "ein-langes-passwort")
    call_command("createsuperuser", "--no-input", "--email=root@example.org", stdout=io.StringIO())
    assert sign_in(Client(), "root@example.org")["Location"] == "/de/learning/"


def test_demo_accounts_exist_only_in_development(settings: Any) -> None:
    with pytest.raises(ImproperlyConfigured):
        create_demo_accounts()
    settings.DEMO_ACCOUNTS = True
    create_demo_accounts()
    create_demo_accounts()
    assert User.objects.count() == len(DEMO_ACCOUNTS)
    assert all("(Beispiel)" in user.name for user in User.objects.all())
    assert sign_in(Client(), "learner@demo.example", PASSWORD).status_code == 302


def test_the_table_of_demo_accounts_lists_only_those_that_open(settings: Any) -> None:
    def printed() -> str:
        output = io.StringIO()
        call_command("demo_accounts", stdout=output)
        return output.getvalue()

    assert printed() == ""
    settings.DEMO_ACCOUNTS = True
    create_demo_accounts()
    User.objects.filter(email="learner@demo.example").delete()
    assert "administrator@demo.example" in printed()
    assert PASSWORD in printed()
    assert "learner@demo.example" not in printed()


def test_the_history_of_an_account_tells_what_was_done_with_the_forms(admin: Client) -> None:
    admin.post(reverse(ADD), {"email": "neu@example.org", "name": "Nele Neu", "language": "de"})
    user = User.objects.get(email="neu@example.org")
    for _attempt in range(2):
        change(admin, user, name="Nele Alt")
    url = reverse("wagtailusers_users:history", args=[user.pk])
    page = admin.get(url).content.decode()
    assert page.count("Konto angelegt") == 1
    assert page.count("Konto geändert") == 1


def test_a_form_that_would_demote_the_last_administrator_says_so(admin: Client) -> None:
    second = User.objects.create_superuser("b@example.org", "ein-langes-passwort")
    User.objects.filter(email="admin@example.org").update(is_superuser=False, is_staff=True)
    root = User.objects.get(email="admin@example.org")
    root.user_permissions.set(
        Permission.objects.filter(codename__in=["change_user", "access_admin"])
    )
    answer = change(admin, second)
    assert "mindestens ein aktives Konto" in answer.content.decode()
    assert User.objects.get(pk=second.pk).is_superuser
