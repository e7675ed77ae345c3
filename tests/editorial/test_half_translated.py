"""What is half translated goes live by no way: by nobody's hand, by the clock, by old revisions."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.operations import translate_page_subtree

from accounts.models import User
from cases.models import CaseStudyPage
from editorial.acting import acting_person
from tests.factories.pages import make_case, make_course, make_lesson
from tests.factories.portal import Portal
from tests.factories.translations import translate_all, translated
from tests.seen_by_readers import seen_by_readers

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(portal: Portal) -> Translation:
    """A translation in which nothing is translated yet."""
    case = make_case(portal.area("bund"))
    source, _made = TranslationSource.get_or_create_from_instance(case)
    translation = Translation.objects.create(source=source, target_locale=portal.homes["en"].locale)
    translation.save_target(publish=False)
    return translation


def test_no_command_puts_it_live(draft: Translation) -> None:
    page = draft.get_target_instance()
    with pytest.raises(PermissionDenied, match=page.title):
        page.get_latest_revision().publish()
    with pytest.raises(PermissionDenied):
        page.live = True
        page.save()
    assert not Page.objects.get(pk=page.pk).live


def test_a_copy_in_another_language_stays_down_when_the_original_is_published(
    portal: Portal,
) -> None:
    course = make_course(portal.area("bund"))
    english = portal.homes["en"].locale
    make_lesson(course).copy_for_translation(english, copy_parents=True)
    course.save_revision().publish()
    alias = course.get_translation(english)
    assert alias.alias_of_id == course.pk
    assert not alias.live


def test_a_revision_from_before_the_translation_stays_a_draft(draft: Translation) -> None:
    page = draft.get_target_instance()
    old = page.get_latest_revision()
    translate_all(draft)
    with pytest.raises(PermissionDenied):
        old.publish()
    draft.save_target(publish=False)
    page.refresh_from_db()
    page.get_latest_revision().publish()
    assert Page.objects.get(pk=page.pk).live


def test_the_worker_leaves_it_out_and_goes_on(portal: Portal, draft: Translation) -> None:
    hour = timezone.now() - datetime.timedelta(minutes=1)
    other = make_case(portal.area("be"), live=False)
    half = draft.get_target_instance()
    for page, due in ((half, hour), (other, hour + datetime.timedelta(seconds=1))):
        page.go_live_at = due
        page.save_revision(approved_go_live_at=due)
    call_command("publish_scheduled")
    assert Page.objects.get(pk=other.pk).live
    assert not Page.objects.get(pk=half.pk).live
    assert PageLogEntry.objects.filter(page=half.pk, action="wagtail.schedule.cancel").exists()
    assert not half.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_translating_again_without_a_request_changes_no_live_page(
    portal: Portal, translator: User
) -> None:
    course = make_course(portal.area("bund"))
    lesson = make_lesson(course)
    english = portal.homes["en"].locale
    for page in (course, lesson):
        translated(page, english)
    lesson.title = "Anders"
    lesson.save_revision().publish()
    TranslationSource.objects.get(object_id=lesson.translation_key).update_from_db()
    before = seen_by_readers()
    translate_page_subtree(course.pk, [english], None, translator)
    assert seen_by_readers() == before
    page = lesson.get_translation(english)
    assert page.get_latest_revision_as_object().title == "Anders"


@pytest.mark.parametrize("fields", [["title"], ["summary", "draft_title"], ["slug"], None])
def test_a_writer_saves_no_field_of_a_live_page(
    portal: Portal, translator: User, fields: list[str] | None
) -> None:
    case = make_case(portal.area("bund"))
    case.title = case.summary = "Überschrieben"
    case.slug = "ueberschrieben"
    token = acting_person.set(translator)
    try:
        with pytest.raises(PermissionDenied):
            case.save(update_fields=fields)
        stored = CaseStudyPage.objects.get(pk=case.pk)
        stored.title = "Entwurf"
        stored.save_revision(user=translator)
    finally:
        acting_person.reset(token)
    stored = CaseStudyPage.objects.get(pk=case.pk)
    assert (stored.title, stored.draft_title) != ("Überschrieben", "Überschrieben")
    assert stored.draft_title == "Entwurf"
