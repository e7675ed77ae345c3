"""The page tree is sound after all that editors do to subtrees (wagtail-localize #773)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from content.models import BasePage
from home.models import TeamPage
from learning.models import CoursePage
from tests.factories.pages import make_case, make_course, make_lesson, make_team_page
from tests.factories.portal import Portal
from tests.factories.translations import translate_all
from tests.page_tree import broken_pages

TRANSLATED = 6
Translate = Callable[[Page, Iterable[str]], None]
Edit = Callable[..., None]


@pytest.fixture
def area(portal: Portal) -> TeamPage:
    """An area that exists in German only, with case studies, a course and its lessons."""
    area = make_team_page(portal.homes["de"], title="Hessen", slug="he")
    make_case(area, slug="eins")
    make_case(area, slug="zwei")
    course = make_course(area, slug="lehrgang")
    make_lesson(course, slug="lektion-1")
    make_lesson(course, slug="lektion-2")
    return TeamPage.objects.get(pk=area.pk)


@pytest.fixture
def translate(
    admin: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> Translate:
    """Return a function that submits a page and all below it for translation, as editors do."""

    def submit(page: Page, languages: Iterable[str]) -> None:
        locales = [Locale.objects.get(language_code=language).pk for language in languages]
        with django_capture_on_commit_callbacks(execute=True):
            answer = admin.post(
                reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
                {"locales": locales, "include_subtree": "on"},
            )
        assert answer.status_code == 302, answer.content

    return submit


def version(page: Page, language: str) -> BasePage:
    found: BasePage = page.get_translation(Locale.objects.get(language_code=language)).specific
    return found


def below(page: Page) -> int:
    return int(page.get_descendants(inclusive=True).count())


@pytest.fixture
def edit(admin: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Edit:
    """Return a function that sends a form of the page explorer."""

    def send(name: str, *args: int, **data: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            answer = admin.post(reverse(f"wagtailadmin_pages:{name}", args=args), data)
        assert answer.status_code == 302, name

    return send


def publish_synchronised(edit: Edit, page: Page) -> None:
    """Let a translation follow its source, translate it and publish it."""
    translation = Translation.objects.get(
        source__object_id=page.translation_key, target_locale=page.locale
    )
    if not translation.enabled:
        edit("edit", page.pk, **{"localize-restart-translation": "on"})
    translate_all(translation)
    edit("edit", page.pk, action="publish")


def test_a_subtree_is_translated_into_two_languages(area: TeamPage, translate: Translate) -> None:
    translate(area, ("en", "de-simple"))
    assert broken_pages() == []
    for language in ("en", "de-simple"):
        assert below(version(area, language)) == TRANSLATED
        for page in version(area, language).get_descendants(inclusive=True):
            assert not page.live


def test_nothing_untranslated_is_public(
    area: TeamPage, translate: Translate, client: Client
) -> None:
    translate(area, ("en",))
    for page in version(area, "en").get_descendants(inclusive=True):
        assert not page.live
        assert client.get(f"/en{page.url_path.removeprefix('/start-en')}").status_code == 404


def test_a_course_is_translated_and_published_lesson_by_lesson(
    area: TeamPage, translate: Translate, edit: Edit, client: Client
) -> None:
    course = area.get_children().get(slug="lehrgang")
    translate(area, ("en",))
    for page in [area, course, *course.get_children()]:
        publish_synchronised(edit, version(page, "en"))
        assert broken_pages() == []
        assert client.get(version(page, "en").url).status_code == 200


def test_a_translated_subtree_is_unpublished_moved_and_deleted(
    area: TeamPage, translate: Translate, edit: Edit, portal: Portal
) -> None:
    translate(area, ("en", "de-simple"))
    course: Page = version(area.get_children().get(slug="lehrgang"), "en")
    publish_synchronised(edit, course)
    edit("unpublish", course.pk, include_descendants="on")
    assert broken_pages() == []
    edit("move_confirm", course.pk, portal.area("bund", "en").pk)
    assert broken_pages() == []
    course = CoursePage.objects.get(pk=course.pk)
    assert course.get_parent().pk == portal.area("bund", "en").pk
    assert below(course) == 3
    edit("delete", course.pk)
    assert broken_pages() == []
    english = version(area, "en")
    edit("delete", english.pk)
    assert broken_pages() == []
    assert not Page.objects.filter(path__startswith=english.path).exists()
    assert below(area) == TRANSLATED


def test_a_subtree_is_copied_with_its_pages(area: TeamPage, edit: Edit, portal: Portal) -> None:
    course = area.get_children().get(slug="lehrgang")
    data = {
        "new_title": "Kurs, Kopie",
        "new_slug": "lehrgang-kopie",
        "new_parent_page": str(portal.area("be").pk),
        "copy_subpages": "on",
        "publish_copies": "on",
        "alias": "",
    }
    edit("copy", course.pk, **data)
    assert broken_pages() == []
    copy = portal.area("be").get_children().get(slug="lehrgang-kopie")
    assert below(copy) == 3


def test_a_page_that_somebody_else_holds_in_memory_undoes_nothing(
    area: TeamPage, portal: Portal
) -> None:
    held = TeamPage.objects.get(pk=area.pk)
    area.move(portal.area("bund"), pos="right")
    make_case(TeamPage.objects.get(pk=area.pk), slug="drei")
    held.title = "Hessen, neu"
    held.save()
    held.save_revision().publish()
    assert broken_pages() == []
