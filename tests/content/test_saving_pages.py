"""A saved page never undoes what others did to the tree meanwhile (wagtail-localize #773)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker
from wagtail.models import Page

from cases.models import CaseStudyPage
from content.models import BasePage
from home.models import TeamPage
from tests.committed import at_once, committed_portal
from tests.databases import Server
from tests.factories.pages import make_case, make_course, make_lesson
from tests.factories.portal import Portal
from tests.page_tree import broken_pages


@pytest.fixture
def committed(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, database_server: Server
) -> Iterator[Portal]:
    """A portal that other connections see."""
    with committed_portal(database_server, django_db_blocker) as portal:
        yield portal


def save_again(page: BasePage) -> None:
    """Save a page as somebody does who opened it before the others came."""
    page.title = f"{page.title} (neu)"
    page.save()


def test_saving_an_area_while_others_add_pages_to_it_keeps_the_tree_sound(
    committed: Portal,
) -> None:
    area = committed.area("by")
    stale = TeamPage.objects.get(pk=area.pk)
    editors = [lambda: save_again(TeamPage.objects.get(pk=area.pk)) for _ in range(6)]
    at_once(lambda: make_case(TeamPage.objects.get(pk=area.pk)), *editors)
    save_again(stale)
    assert TeamPage.objects.get(pk=area.pk).numchild == 1
    assert broken_pages() == []


def test_saving_a_page_while_it_is_moved_leaves_it_where_it_was_moved_to(
    committed: Portal,
) -> None:
    case = make_case(committed.area("by"))
    target = committed.area("be")
    at_once(
        lambda: Page.objects.get(pk=case.pk).move(target, pos="last-child"),
        *[lambda: save_again(CaseStudyPage.objects.get(pk=case.pk)) for _ in range(4)],
    )
    assert Page.objects.get(pk=case.pk).get_parent().pk == target.pk
    assert broken_pages() == []


@pytest.mark.django_db
def test_a_page_that_was_opened_before_it_moved_is_saved_at_its_new_address(
    portal: Portal,
) -> None:
    course = make_course(portal.area("by"))
    lesson = make_lesson(course)
    stale = type(course).objects.get(pk=course.pk)
    assert stale.get_parent().pk == portal.area("by").pk
    Page.objects.get(pk=course.pk).move(portal.area("be"), pos="last-child")
    stale.slug = "anders"
    stale.save()
    lesson.refresh_from_db()
    assert lesson.url_path == "/start-de/be/anders/" + lesson.slug + "/"
    assert broken_pages() == []
