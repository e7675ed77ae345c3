"""Uploading in the editors' interface: single, several at once, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from media_library.models import CustomDocument, CustomImage
from tests.media_library import files


def details(**more: object) -> dict[str, object]:
    root = Collection.get_first_root_node()
    assert root is not None
    return {
        "title": "Titel",
        "author": "Stadt Beispiel",
        "licence": "CC-BY-4.0",
        "collection": root.pk,
        "tags": "",
        **more,
    }


def test_a_document_needs_author_and_licence(admin: Client) -> None:
    url = reverse("wagtaildocs:add")
    file = files.upload("bericht.pdf", files.pdf())
    answer = admin.post(url, details(file=file, author="", licence=""))
    assert set(answer.context["form"].errors) == {"author", "licence"}
    admin.post(url, details(file=files.upload("bericht.pdf", files.pdf())))
    assert CustomDocument.objects.get().author == "Stadt Beispiel"


def test_a_document_of_another_kind_is_refused_with_its_name(admin: Client) -> None:
    file = files.upload("bericht.pdf", files.png())
    answer = admin.post(reverse("wagtaildocs:add"), details(file=file))
    assert "bericht.pdf" in str(answer.context["form"].errors["file"])
    assert not CustomDocument.objects.exists()


def test_several_documents_at_once_ask_for_what_is_missing(admin: Client) -> None:
    url = reverse("wagtaildocs:add_multiple")
    data = {"files[]": files.upload("bericht.pdf", files.pdf()), "title": "Bericht"}
    answer = admin.post(url, data).json()
    assert answer["success"]
    number = answer["uploaded_file_id"]
    fields = {f"uploaded-document-{number}-{name}": value for name, value in details().items()}
    done = admin.post(
        reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[number]), fields
    ).json()
    assert done["success"]
    document = CustomDocument.objects.get()
    assert document.licence == "CC-BY-4.0"
    assert document.file.read() == files.pdf()


def test_several_documents_at_once_refuse_what_is_broken(admin: Client) -> None:
    url = reverse("wagtaildocs:add_multiple")
    answer = admin.post(url, {"files[]": files.upload("a.docx", files.pdf())}).json()
    assert not answer["success"]
    assert "a.docx" in answer["error_message"]


def test_the_document_chooser_refuses_what_is_broken(admin: Client) -> None:
    url = reverse("wagtaildocs_chooser:create")
    fields = {
        f"document-chooser-upload-{name}": value
        for name, value in details(file=files.upload("a.odt", files.docx())).items()
    }
    answer = admin.post(url, fields)
    assert "„a.odt“" in answer.json()["htmlFragment"]
    assert not CustomDocument.objects.exists()


@pytest.mark.parametrize("name", ["bild.svg", "bild.png"])
def test_vector_graphics_are_refused_whatever_their_name(admin: Client, name: str) -> None:
    file = files.upload(name, files.SVG)
    answer = admin.post(reverse("wagtailimages:add"), details(file=file, decorative="on"))
    assert "file" in answer.context["form"].errors
    assert not CustomImage.objects.exists()


def test_a_picture_with_too_many_pixels_is_refused(admin: Client, settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
    file = files.upload("bild.png", files.png(100, 100))
    answer = admin.post(reverse("wagtailimages:add"), details(file=file, decorative="on"))
    assert "Pixel" in str(answer.context["form"].errors["file"])


@pytest.mark.parametrize("both", [{}, {"alt_text": "Rathaus", "decorative": "on"}])
def test_a_picture_is_either_described_or_decorative(
    admin: Client, both: dict[str, object]
) -> None:
    file = files.upload("bild.png", files.png())
    answer = admin.post(reverse("wagtailimages:add"), details(file=file, **both))
    assert "alt_text" in answer.context["form"].errors


def test_several_pictures_at_once_ask_for_what_is_missing(admin: Client) -> None:
    url = reverse("wagtailimages:add_multiple")
    answer = admin.post(url, {"files[]": files.upload("bild.png", files.png())}).json()
    number = answer["uploaded_file_id"]
    data = details(alt_text="Das Rathaus von vorn")
    fields = {f"uploaded-image-{number}-{name}": value for name, value in data.items()}
    admin.post(reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number]), fields)
    assert CustomImage.objects.get().default_alt_text == "Das Rathaus von vorn"


@pytest.mark.parametrize(
    ("name", "content", "disposition"),
    [
        ("Bericht für Köln.odt", files.odf(), "attachment"),
        ("Bericht für Köln.pdf", files.pdf(), "inline"),
    ],
)
def test_a_document_is_a_download_or_opens_at_a_page_and_no_browser_reinterprets_it(
    admin: Client, name: str, content: bytes, disposition: str
) -> None:
    admin.post(reverse("wagtaildocs:add"), details(file=files.upload(name, content)))
    answer = admin.get(CustomDocument.objects.get().url)
    assert answer.status_code == 200
    assert answer.get("Content-Disposition", "inline").startswith(disposition)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert Client().get(CustomDocument.objects.get().url).status_code == 404
