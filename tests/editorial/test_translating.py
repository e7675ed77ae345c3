"""Translating puts nothing live that nobody may publish, and nothing that is half translated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from accounts.models import User
from tests.factories.pages import make_case, make_course, make_lesson
from tests.factories.people import make_editor
from tests.factories.portal import Portal
from tests.factories.translations import translate_all
from tests.seen_by_readers import seen_by_readers

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def writer(translator: User) -> Client:
    return client_of(translator)


@pytest.fixture
def publisher(federal_editor: User) -> Client:
    return client_of(federal_editor)


@pytest.fixture
def translation(portal: Portal) -> Translation:
    """A live case study with a live translation, complete."""
    case = make_case(portal.area("bund"))
    case.save_revision().publish()
    source, _made = TranslationSource.update_or_create_from_instance(case)
    english = portal.homes["en"].locale
    translation = Translation.objects.create(source=source, target_locale=english)
    translate_all(translation)
    translation.save_target(publish=True)
    page = translation.get_target_instance()
    page.save_revision().publish()
    return translation


def change_original(translation: Translation) -> None:
    case = translation.source.get_source_instance()
    case.title = "Ein neuer Titel"
    case.save_revision().publish()
    translation.source.update_from_db()


def actions(translation: Translation) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield method, address and data of all that the translation package can do."""
    original = translation.source.get_source_instance()
    target = translation.get_target_instance()
    string = translation.source.stringsegment_set.get(context__path="title")
    edit = reverse("wagtailadmin_pages:edit", args=[target.pk])
    names = {"translation_id": translation.pk}

    def localize(name: str, **arguments: Any) -> str:
        return reverse(f"wagtail_localize:{name}", kwargs=arguments)

    yield (
        "put",
        localize("edit_string_translation", **names, string_segment_id=string.pk),
        {"value": "Overwritten"},
    )
    for override in translation.source.overridablesegment_set.all():
        address = localize("edit_override", **names, overridable_segment_id=override.pk)
        yield "put", address, {"value": "https://other.example/"}
    yield "post", localize("convert_to_alias", page_id=target.pk), {}
    yield "post", edit, {"action": "publish"}
    yield "post", edit, {"action": "save"}
    update = localize("update_translations", translation_source_id=translation.source_id)
    yield "post", update, {"publish_translations": "on"}
    languages = {"locales": [translation.target_locale_id], "include_subtree": "on"}
    for page in (original, original.get_parent()):
        yield "post", localize("submit_page_translation", page_id=page.pk), languages
    file = SimpleUploadedFile("a.po", str(translation.export_po()).encode())
    yield "post", localize("upload_pofile", **names), {"file": file}
    yield "post", localize("machine_translate", **names), {}
    yield "post", localize("stop_translation", **names), {}
    yield "post", edit, {"localize-restart-translation": "on"}
    yield "post", edit, {"localize-convert-to-alias": "on"}
    yield "delete", localize("edit_string_translation", **names, string_segment_id=string.pk), {}
    yield "post", edit, {"action": "publish"}


def send(client: Client, method: str, address: str, data: dict[str, Any]) -> int:
    if method == "post":
        return client.post(address, data).status_code
    return client.generic(method.upper(), address, urlencode(data), FORM).status_code


def test_nothing_that_a_writer_does_in_a_translation_changes_what_is_live(
    translation: Translation, writer: Client
) -> None:
    target = translation.get_target_instance()
    PageViewRestriction.objects.create(page=target, restriction_type="login")
    change_original(translation)
    before = seen_by_readers()
    for method, address, data in actions(translation):
        status = send(writer, method, address, data)
        assert status < 500, f"{method} {address}"
        assert seen_by_readers() == before, f"{method} {address}"


def test_no_way_of_a_publisher_puts_untranslated_sentences_live(
    translation: Translation, publisher: Client
) -> None:
    change_original(translation)
    before = seen_by_readers()
    for method, address, data in actions(translation):
        if method == "put" or "restart" in str(data):
            continue
        assert send(publisher, method, address, data) < 500, f"{method} {address}"
        assert seen_by_readers() == before, f"{method} {address}"


def test_a_complete_translation_is_published_by_who_may(
    translation: Translation, publisher: Client
) -> None:
    change_original(translation)
    translate_all(translation)
    target = translation.get_target_instance()
    edit = reverse("wagtailadmin_pages:edit", args=[target.pk])
    segment = translation.source.stringsegment_set.get(context__path="title")
    publisher.post(edit, {"action": "publish"})
    assert type(target).objects.get(pk=target.pk).title == f"English {segment.pk}"


def test_a_writer_submits_a_translation_and_a_publisher_approves_it(
    translation: Translation, writer: Client, publisher: Client
) -> None:
    change_original(translation)
    target = translation.get_target_instance()
    address = reverse("submit_translation", args=[translation.pk])
    before = seen_by_readers()
    refused = writer.post(address, follow=True).content.decode()
    assert "noch nicht übersetzt" in refused
    translate_all(translation)
    writer.post(address)
    assert seen_by_readers() == before
    page = Page.objects.get(pk=target.pk)
    task_state = page.current_workflow_task_state
    assert task_state is not None
    approve = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task_state.pk]
    )
    publisher.post(approve, {"comment": ""})
    segment = translation.source.stringsegment_set.get(context__path="title")
    assert Page.objects.get(pk=target.pk).title == f"English {segment.pk}"


def test_a_lesson_waits_for_the_translation_of_its_course(portal: Portal, writer: Client) -> None:
    lesson = make_lesson(make_course(portal.area("bund")))
    before = Page.objects.count()
    address = reverse("wagtail_localize:submit_page_translation", args=[lesson.pk])
    answer = writer.post(address, {"locales": [portal.homes["en"].locale_id]})
    assert answer.status_code == 403
    assert "zuerst" in answer.content.decode()
    assert Page.objects.count() == before


def test_what_is_no_translation_is_refused_in_words(
    translation: Translation, writer: Client
) -> None:
    for content in (b"", b"\xff\xfe", "müll".encode("latin-1"), b'msgid "a"\nmsgstr "b"\n'):
        file = SimpleUploadedFile("a.po", content)
        address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
        answered = writer.post(address, {"file": file}, follow=True)
        assert answered.status_code == 200
        assert "PO" in answered.content.decode()
    assert writer.post(address).status_code == 302
    for _method, address, _data in list(actions(translation))[:2]:
        for method in ("PUT", "GET", "PATCH", "DELETE"):
            assert writer.generic(method, address).status_code < 500, f"{method} {address}"


def test_a_title_that_is_too_long_is_refused_in_words(
    translation: Translation, publisher: Client
) -> None:
    target = translation.get_target_instance()
    segment = translation.source.stringsegment_set.get(context__path="title")
    string = next(entry[1] for entry in actions(translation) if "/strings/" in entry[1])
    assert send(publisher, "put", string, {"value": "x" * 300}) == 400
    po = str(translation.export_po()).replace(f"English {segment.pk}", "x" * 300)
    upload = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    file = SimpleUploadedFile("a.po", po.encode())
    assert "255" in publisher.post(upload, {"file": file}, follow=True).content.decode()
    StringTranslation.objects.filter(translation_of_id=segment.string_id).update(data="x" * 300)
    edit = reverse("wagtailadmin_pages:edit", args=[target.pk])
    for action in ("publish", "save"):
        assert publisher.post(edit, {"action": action}, follow=True).status_code == 200
    submit = reverse("submit_translation", args=[translation.pk])
    assert publisher.post(submit, follow=True).status_code == 200
    preview = reverse("wagtail_localize:preview_translation", args=[translation.pk])
    assert publisher.get(preview).status_code == 200
    assert Page.objects.get(pk=target.pk).title != "x" * 300


def test_editors_of_other_teams_submit_nothing(translation: Translation, portal: Portal) -> None:
    stranger = client_of(make_editor("stranger", portal.teams["be"].group("lead")))
    address = reverse("submit_translation", args=[translation.pk])
    assert stranger.post(address).status_code == 403
