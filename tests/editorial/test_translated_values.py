"""What a translation may hold: texts that fit their place, addresses that may be opened."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from wagtail_localize.models import OverridableSegment, StringSegment, Translation

from accounts.models import User
from tests.factories.pages import make_case, make_guidance, make_standard_page
from tests.factories.portal import Portal
from tests.factories.streams import block
from tests.factories.translations import translated

pytestmark = pytest.mark.django_db
UNSAFE = (
    *("javascript:alert(1)", " javascript:x", "JaVaScRiPt:x", "java\tscript:x", "vbscript:x"),
    *("data:text/html,x", "ftp://a.example/", "mailto:", "mailto:nobody", "file:///etc/passwd"),
)
MAIL = "mailto:stelle@a.example"
SAFE = ("https://a.example/", "http://a.example/x?y=1", MAIL)
LINKS = '<p><a href="https://a.example/">Netz</a> <a href="mailto:a@a.example">Post</a></p>'


@pytest.fixture
def writer(translator: User) -> Client:
    client = Client()
    client.force_login(translator)
    return client


def put(client: Client, name: str, value: str, **numbers: int) -> Any:
    """Send a value in several parts, as browsers do."""
    address = reverse(f"wagtail_localize:{name}", kwargs=numbers)
    body = encode_multipart(BOUNDARY, {"value": value})
    return client.put(address, body, content_type=MULTIPART_CONTENT)


def links_of(translation: Translation) -> list[OverridableSegment]:
    segments = OverridableSegment.objects.filter(source=translation.source_id)
    return [entry for entry in segments if str(entry.data).startswith(("http", "mailto"))]


def test_links_of_translations_lead_only_to_web_and_mail(portal: Portal, writer: Client) -> None:
    entry = {"type": "item", "value": {"title": "Frage", "text": LINKS}, "id": str(uuid.uuid4())}
    guide = make_guidance(portal.area("bund"), body=[block("accordion", {"items": [entry]})])
    wrong = []
    for page in (make_case(portal.area("bund")), guide):
        translation = translated(page, portal.homes["en"].locale)
        links = links_of(translation)
        assert links
        for link in links:
            numbers = {"translation_id": translation.pk, "overridable_segment_id": link.pk}
            for value in (*UNSAFE, *SAFE):
                status = put(writer, "edit_override", value, **numbers).status_code
                # The field for the website takes no other addresses than of the web.
                right = value in SAFE and not (link.context.path == "website" and MAIL in value)
                if (status < 300) is not right:
                    wrong.append((link.context.path, value, status))
    assert wrong == []


def test_a_text_that_is_too_long_for_its_block_is_refused(portal: Portal, writer: Client) -> None:
    case = make_case(portal.area("bund"))
    translation = translated(case, portal.homes["en"].locale)
    segments = StringSegment.objects.filter(source=translation.source_id)
    fact = next(entry for entry in segments if entry.context.path.startswith("operation_facts."))
    numbers = {"translation_id": translation.pk, "string_segment_id": fact.pk}
    answer = put(writer, "edit_string_translation", "x" * 5000, **numbers)
    assert answer.status_code == 400
    longest = int("".join(filter(str.isdigit, answer.json()["error"])))
    assert put(writer, "edit_string_translation", "x" * longest, **numbers).status_code == 200
    po = str(translation.export_po()).replace("x" * longest, "y" * 5000)
    upload = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    file = SimpleUploadedFile("a.po", po.encode())
    shown = writer.post(upload, {"file": file}, follow=True).content.decode()
    assert f"mehr als {longest} Zeichen" in shown


def test_a_text_that_the_database_cannot_keep_is_refused(portal: Portal, writer: Client) -> None:
    writer.raise_request_exception = False
    translation = translated(make_case(portal.area("bund")), portal.homes["en"].locale)
    segments = StringSegment.objects.filter(source=translation.source_id)
    overrides = OverridableSegment.objects.filter(source=translation.source_id)
    asked = [
        *(("edit_string_translation", {"string_segment_id": each.pk}) for each in segments[:3]),
        *(("edit_override", {"overridable_segment_id": each.pk}) for each in overrides),
    ]
    statuses = set()
    for name, number in asked:
        place = transaction.savepoint()
        answer = put(writer, name, "a\0b", translation_id=translation.pk, **number)
        statuses.add(answer.status_code)
        transaction.savepoint_rollback(place)
    assert statuses == {400}


@pytest.mark.parametrize("address", [value for value in UNSAFE if not value.startswith("mailto")])
def test_what_was_stored_before_leads_nobody_to_an_unsafe_address(
    portal: Portal, client: Client, address: str
) -> None:
    text = f"{LINKS}<p><a href=\"{address}\">Falle</a> <a HREF='{address}'>Zweite</a></p>"
    page = make_standard_page(portal.homes["de"], body=[block("rich_text", text)])
    shown = client.get(page.url).content.decode()
    assert "Falle" in shown
    assert address.strip() not in shown
    assert 'href="https://a.example/"' in shown
    assert 'href="mailto:a@a.example"' in shown
