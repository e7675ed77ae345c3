"""Tables are imported in the admin by whom the right is given: all rows, or a list of faults."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from structlog.testing import capture_logs

from accounts.models import User
from tabular.registry import Importer, importers
from taxonomy.models import AdministrativeUnit, Term
from tests.factories.people import give_second_factor, make_person
from tests.tabular.workbooks import workbook
from tests.taxonomy.registers import SAMPLE

pytestmark = pytest.mark.django_db
HEADER = ("vocabulary", "code", "label_de", "label_en")
TERM = ("field_of_action", "drohnen", "Drohnen", "Drones")


def person(*permissions: str) -> User:
    """Somebody who may open the admin, and holds these rights."""
    user = make_person("importer")
    give_second_factor(user)
    for name in ("wagtailadmin.access_admin", *permissions):
        app, codename = name.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app, codename=codename)
        )
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def send(client: Client, name: str, data: bytes, file: str = "tabelle.xlsx") -> str:
    """Send a file to an import and return what is said."""
    upload = SimpleUploadedFile(file, data)
    answer = client.post(reverse("tabular_import", args=[name]), {"file": upload}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_terms_from_a_spreadsheet_are_there_and_a_second_time_changes_nothing() -> None:
    client = signed_in(person("taxonomy.change_term"))
    data = workbook(Begriffe=[HEADER, TERM])
    send(client, "terms", data)
    before = list(Term.objects.values())
    assert Term.objects.get(code="drohnen").labels.in_language("de") == "Drohnen"
    said = send(client, "terms", data)
    assert "Nothing has changed" in said or "Nichts hat sich geändert" in said
    assert list(Term.objects.values()) == before
    renamed = workbook(Begriffe=[HEADER, (*TERM[:2], "Fluggeräte", "Drones")])
    send(client, "terms", renamed)
    assert Term.objects.get(code="drohnen").labels.in_language("de") == "Fluggeräte"


def test_one_wrong_row_keeps_all_others_out_and_is_named() -> None:
    client = signed_in(person("taxonomy.change_term"))
    data = workbook(Begriffe=[HEADER, TERM, ("colour", "rot", "Rot", "Red")])
    said = send(client, "terms", data)
    assert "<td>3</td>" in said
    assert "(A)" in said
    assert "colour" in said
    assert not Term.objects.filter(code="drohnen").exists()


def test_the_log_names_who_has_imported_by_number() -> None:
    user = person("taxonomy.change_term")
    with capture_logs() as logs:
        send(signed_in(user), "terms", workbook(Begriffe=[HEADER, TERM]))
    [entry] = [entry for entry in logs if entry["event"] == "taxonomy.import_terms"]
    assert (entry["by"], entry["created"]) == (user.pk, 1)
    assert user.email not in str(logs)


def test_the_register_is_imported_in_the_admin_too() -> None:
    client = signed_in(person("taxonomy.change_administrativeunit"))
    send(client, "municipalities", SAMPLE.read_bytes(), "register_2019.csv")
    assert AdministrativeUnit.objects.get(key="05122000").name == "Solingen"


@pytest.mark.parametrize("importer", list(importers), ids=lambda importer: importer.name)
def test_each_import_refuses_what_is_no_table(importer: Importer) -> None:
    client = signed_in(person(importer.permission))
    for data in (b"\x00", b"%PDF-1.7", b"PK\x03\x04", b"a;b\n1;2\n", workbook(x=[["y"], ["z"]])):
        assert 'scope="col"' in send(client, importer.name, data)


@pytest.mark.parametrize("importer", list(importers), ids=lambda importer: importer.name)
def test_each_import_is_open_only_to_people_with_the_right(importer: Importer) -> None:
    address = reverse("tabular_import", args=[importer.name])
    everybody = importer.permission == "wagtailadmin.access_admin"
    other = signed_in(make_person("pupil") if everybody else person())
    assert other.get(address).status_code in (302, 403)
    assert other.post(address).status_code in (302, 403)
    assert Client().get(address).status_code == 302


def test_only_the_imports_that_a_person_may_use_are_offered() -> None:
    client = signed_in(person("taxonomy.change_term"))
    text = client.get(reverse("tabular_imports")).content.decode()
    assert reverse("tabular_import", args=["terms"]) in text
    assert reverse("tabular_import", args=["municipalities"]) not in text
    assert client.get("/admin/imports/nothing/", follow=True).status_code == 404
