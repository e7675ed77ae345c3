"""The profile, and how it finds a municipality in the register."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from structlog.testing import capture_logs

from accounts.actions import ChangeProfile
from accounts.models import User
from taxonomy.models import AdministrativeUnit
from tests.accounts.steps import text_of
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db

URL = "/account/profile/"


@pytest.fixture
def user(client: Client) -> User:
    user = make_account()
    client.force_login(user)
    return user


@pytest.fixture(autouse=True)
def register() -> None:
    for key, level, name in (
        ("09", "land", "Bayern"),
        ("09572", "district", "Erlangen-Höchstadt"),
        ("09171", "district", "Altötting"),
        ("14713000", "municipality", "Leipzig"),
        ("05315000", "municipality", "Köln"),
        ("09572001", "municipality", "Neustadt"),
        ("09171002", "municipality", "Neustadt"),
        ("09171003", "municipality", "Neustadt an der Aisch"),
    ):
        parent = AdministrativeUnit.objects.filter(key=key[:5]).exclude(key=key).first()
        AdministrativeUnit.objects.create(key=key, level=level, name=name, parent=parent)


def save(client: Client, place: str, **more: str) -> Any:
    fields = {"name": "Lena", "role": "", "language": "de", "place": place, **more}
    return client.post(URL, fields)


def place_of(user: User) -> str | None:
    municipality = User.objects.get(pk=user.pk).municipality
    return municipality.key if municipality else None


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Leipzig", "14713000"),
        ("leipzig ", "14713000"),
        ("Stadt Köln", "05315000"),
        ("koln", "05315000"),
        ("05315000", "05315000"),
        ("09", "09"),
        ("Landkreis Altötting", "09171"),
        ("Neustadt an der", "09171003"),
        ("", None),
    ],
)
def test_a_place_is_found_by_name_or_key(
    client: Client, user: User, written: str, key: str | None
) -> None:
    answer = save(client, written)
    assert answer["Location"] == reverse("account_profile")
    assert place_of(user) == key


def test_several_places_of_one_name_come_back_as_a_choice(client: Client, user: User) -> None:
    answer = save(client, "Neustadt")
    assert place_of(user) is None
    assert "Diesen Namen gibt es 2-mal. Bitte wählen Sie." in text_of(answer)
    assert "Neustadt (Altötting)" in text_of(answer)
    assert 'value="Lena"' in answer.content.decode()
    save(client, "Neustadt", unit="09171002")
    assert place_of(user) == "09171002"


def test_a_place_that_is_not_among_the_choices_is_refused(client: Client, user: User) -> None:
    save(client, "Neustadt", unit="14713000")
    assert place_of(user) is None


def test_an_unknown_place_is_refused_and_stays_in_the_field(client: Client, user: User) -> None:
    answer = save(client, "Atlantis")
    assert "Das Verzeichnis kennt diesen Namen nicht." in text_of(answer)
    assert 'value="Atlantis"' in answer.content.decode()


def test_saving_again_keeps_the_place(client: Client, user: User) -> None:
    save(client, "Neustadt", unit="09171002")
    shown = client.get(URL).context["form"]["place"].value()
    assert shown == "Neustadt (Altötting) – 09171002"
    save(client, shown)
    assert place_of(user) == "09171002"


def test_a_place_that_no_longer_exists_is_not_offered(client: Client, user: User) -> None:
    AdministrativeUnit.objects.filter(key="14713000").update(valid_until="2025-01-01")
    save(client, "Leipzig")
    assert place_of(user) is None


def test_the_page_answers_in_the_language_just_chosen(client: Client, user: User) -> None:
    answer = client.post(URL, {"name": "", "role": "", "language": "en"}, follow=True)
    assert "Your details are saved." in text_of(answer)


def test_the_bare_address_of_accounts_leads_to_the_profile(client: Client, user: User) -> None:
    assert client.get("/account/")["Location"] == reverse("account_profile")


def test_nobody_sees_another_persons_profile(client: Client) -> None:
    assert client.get(URL)["Location"].startswith(reverse("account_login"))


def test_a_very_common_beginning_asks_for_more(client: Client, user: User) -> None:
    for number in range(20):
        AdministrativeUnit.objects.create(
            key=f"08{number:06}", level="municipality", name=f"Bad Ort {number}"
        )
    assert "Bitte geben Sie mehr Buchstaben ein." in text_of(save(client, "Bad"))


def test_saving_writes_what_was_changed_and_nothing_else(client: Client, user: User) -> None:
    account = User.objects.get(pk=user.pk)
    account.role = "Referentin"
    User.objects.filter(pk=user.pk).update(is_active=False, name="Neu Benannt")
    account.name = "Neu Benannt"
    ChangeProfile(account, user=user).execute()
    stored = User.objects.get(pk=user.pk)
    assert (stored.role, stored.name, stored.is_active) == ("Referentin", "Neu Benannt", False)


def test_a_saved_profile_is_noted_once_without_a_word_of_it(client: Client, user: User) -> None:
    with capture_logs() as logs:
        save(client, "Leipzig")
        save(client, "Leipzig")
    noted = [entry for entry in logs if entry["event"] == "accounts.change_profile"]
    assert [entry["fields"] for entry in noted] == [["name", "municipality_id"]]
    assert "Leipzig" not in str(noted)
