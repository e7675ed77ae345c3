"""Documents are read by the worker, once for each file, and editors see what came of it."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation

from jobs.models import OutboxMessage
from media_library.actions import ReadDocument, RequestTexts
from media_library.models import CustomDocument, DocumentPage, DocumentText
from media_library.reading import TOPIC
from tests.media_library import files, written
from tests.media_library.reading import make_document, read_documents
from tests.media_library.test_uploading import details

pytestmark = pytest.mark.django_db
PAGES = ["Die Stadt misst Pegel.", "", "Der Bauhof fährt seltener."]


def waiting() -> int:
    return OutboxMessage.objects.waiting().filter(topic=TOPIC).count()


def state_of(document: CustomDocument) -> str:
    text = document.text
    with translation.override("de"):
        return text.in_words() if text else ""


def test_an_upload_waits_for_the_worker_and_is_read_by_page(
    admin: Client, django_capture_on_commit_callbacks: Any
) -> None:
    upload = files.upload("bericht.pdf", written.pdf(PAGES))
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(reverse("wagtaildocs:add"), details(file=upload))
    document = CustomDocument.objects.get()
    assert state_of(document) == "Wird bald gelesen"
    assert read_documents() == 1
    assert state_of(document) == "Durchsuchbar: 3 Seiten"
    assert list(DocumentPage.objects.values_list("number", "words")) == [
        (1, PAGES[0]),
        (3, PAGES[2]),
    ]


def test_the_same_file_is_read_once_whoever_uploads_it() -> None:
    document = make_document("bericht.pdf", written.pdf(PAGES))
    make_document("kopie.pdf", written.pdf(PAGES))
    assert read_documents() == 1
    document.title = "Anders"
    document.save()
    assert waiting() == 0


def test_a_new_file_is_read_anew() -> None:
    document = make_document("bericht.pdf", written.pdf(PAGES))
    read_documents()
    document.file = files.upload("bericht.pdf", written.pdf(["Etwas ganz anderes steht hier."]))
    document.save()
    assert read_documents() == 1
    assert state_of(document) == "Durchsuchbar: 1 Seite"


def test_a_text_goes_with_the_last_document_that_has_it() -> None:
    first, second = (make_document(name, written.pdf(PAGES)) for name in ("a.pdf", "b.pdf"))
    read_documents()
    first.delete()
    assert DocumentText.objects.exists()
    second.delete()
    assert not DocumentText.objects.exists() and not DocumentPage.objects.exists()


def test_a_document_that_is_deleted_before_its_turn_harms_nobody() -> None:
    make_document("bericht.pdf", written.pdf(PAGES)).delete()
    assert read_documents() == 1
    assert not DocumentText.objects.exists()


def test_reading_a_second_time_changes_nothing() -> None:
    document = make_document("bericht.pdf", written.pdf(PAGES))
    read_documents()
    text = document.text
    assert text
    ReadDocument(text).execute()
    text.status = DocumentText.Status.WAITING
    ReadDocument(text).execute()
    assert text.pages.count() == 2


STATES = {
    "scan.pdf": (written.pdf([""]), "Kein Text: Scan?"),
    "geheim.pdf": (files.locked_pdf(b"geheim"), "Kein Text: mit Passwort geschützt"),
    "kaputt.docx": (b"PK\x03\x04", "Kein Text: beschädigt?"),
    "viele.pdf": (
        written.pdf(["Eine von vielen Seiten"] * 2001),
        "Zu groß: nur der Anfang ist durchsuchbar, bis Seite 2000",
    ),
}


@pytest.mark.parametrize("name", STATES)
def test_what_cannot_be_read_is_said_and_the_next_document_is_read(name: str) -> None:
    content, state = STATES[name]
    document = make_document(name, content)
    after = make_document("danach.pdf", written.pdf(PAGES))
    assert read_documents() == 2
    assert (state_of(document), state_of(after)) == (state, "Durchsuchbar: 3 Seiten")


def test_a_missing_file_is_said() -> None:
    document = make_document("bericht.pdf", written.pdf(PAGES))
    document.file.storage.delete(document.file.name)
    assert read_documents() == 1
    assert state_of(document) == "Kein Text: Die Datei fehlt"


def test_editors_see_the_state_in_the_list_and_beside_the_form(admin: Client) -> None:
    document = make_document("scan.pdf", written.pdf([""]))
    make_document("tabelle.csv", b"Ort;Zahl\n")
    read_documents()
    for address in (
        reverse("wagtaildocs:index"),
        reverse("wagtaildocs:index_results"),
        reverse("wagtaildocs:edit", args=[document.pk]),
    ):
        assert "Kein Text: Scan?" in admin.get(address).content.decode(), address


def test_the_list_costs_the_same_for_many(
    admin: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        make_document(f"{number}.csv", f"Ort {number}".encode())
    with django_assert_max_num_queries(24):
        admin.get(reverse("wagtaildocs:index"))


def test_documents_of_before_are_read_without_anybody_asking() -> None:
    document = make_document("bericht.pdf", written.pdf(PAGES))
    lost = make_document("brief.odt", written.odt(PAGES))
    CustomDocument.objects.filter(pk=document.pk).update(file_hash="")
    DocumentText.objects.filter(file_hash=document.file_hash).delete()
    OutboxMessage.objects.all().delete()
    DocumentText.objects.create(file_hash="0" * 40)
    assert RequestTexts().execute() == 2
    assert RequestTexts().execute() == 0
    assert read_documents() == 2
    for each in (document, lost):
        each.refresh_from_db()
        assert state_of(each) == "Durchsuchbar: 3 Seiten"
    assert DocumentText.objects.count() == 2


def test_an_operator_sees_the_states_and_has_all_read_again() -> None:
    make_document("bericht.pdf", written.pdf(PAGES))
    read_documents()
    output = StringIO()
    call_command("document_texts", "status", stdout=output)
    assert output.getvalue().split() == ["1", "read"]
    call_command("document_texts", "read", "--again", stdout=output)
    assert output.getvalue().split()[2:] == ["1", "waiting"]
    assert DocumentPage.objects.count() == 2
    assert read_documents() == 1
    assert DocumentPage.objects.count() == 2
