"""A page belongs to the team of the nearest area above it, whatever happens to the page."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from cases.models import CaseStudyPage
from content.models import BasePage
from home.models import TeamPage
from teams.models import TeamArea
from teams.responsibility import with_team
from tests.factories.pages import make_case, make_course, make_guidance, make_lesson
from tests.factories.portal import LANGUAGES, Portal

pytestmark = pytest.mark.django_db


def test_a_new_page_belongs_to_the_team_of_its_area(portal: Portal) -> None:
    assert make_guidance(portal.area("by")).team == portal.teams["by"]


def test_pages_follow_the_team_of_the_area_that_they_are_moved_to(portal: Portal) -> None:
    course = make_course(portal.area("by"))
    lesson = make_lesson(course)
    course.save_revision()
    Page.objects.get(pk=course.pk).move(portal.area("be"), pos="last-child")
    for page in (course, lesson):
        page.refresh_from_db()
        assert page.team == portal.teams["be"]
    course.get_latest_revision().publish()
    course.refresh_from_db()
    assert course.team == portal.teams["be"], "a draft from before brought the old team back"


def test_a_copy_belongs_to_the_team_of_the_area_that_it_is_copied_to(portal: Portal) -> None:
    case = make_case(portal.area("by"))
    copy = case.copy(to=portal.area("be"), recursive=False)
    assert CaseStudyPage.objects.get(pk=copy.pk).team == portal.teams["be"]


def test_what_lies_in_no_area_belongs_to_the_team_for_shared_pages(portal: Portal) -> None:
    federal = portal.teams["bund"]
    assert portal.homes["de"].team == portal.case_lists["en"].team == federal
    federal.cares_for_shared_pages = False
    federal.save()
    assert CaseStudyPage.objects.count() == 0
    assert type(portal.homes["de"]).objects.get(pk=portal.homes["de"].pk).team is None


def test_a_list_knows_the_teams_of_its_pages_in_one_statement(portal: Portal) -> None:
    for code in ("bund", "by", "be", "by"):
        lesson = make_lesson(make_course(portal.area(code)))
        make_case(portal.area(code))
        assert lesson.team == portal.teams[code]
    wanted = {page.pk: page.team for page in CaseStudyPage.objects.all()}
    with CaptureQueriesContext(connection) as statements:
        pages = list(with_team(CaseStudyPage.objects.all()))
        teams = {page.pk: page.team for page in pages}
        names = [str(team) for team in teams.values()]
    assert len(statements) == 1
    assert teams == wanted
    assert sorted(names) == sorted(str(team) for team in wanted.values())


def test_a_generic_list_of_all_types_knows_them_too(portal: Portal) -> None:
    make_lesson(make_course(portal.area("by")))
    pages = with_team(Page.objects.filter(depth__gt=1)).specific()
    for page in pages:
        assert isinstance(page, BasePage)
        assert page.team == type(page).objects.get(pk=page.pk).team, page.url_path


def test_an_area_that_is_translated_is_the_teams_area_in_that_language(portal: Portal) -> None:
    for code in ("by", "be"):
        languages = TeamArea.objects.filter(team=portal.teams[code])
        assert {area.locale.language_code for area in languages} == set(LANGUAGES)
    easy = portal.area("by", "de-simple")
    easy.delete()
    assert not TeamArea.objects.filter(team=portal.teams["by"], page=easy.pk).exists()
    german = TeamPage.objects.get(pk=portal.area("by").pk)
    made = german.copy_for_translation(Locale.objects.get(language_code="de-simple"))
    area = TeamArea.objects.get(team=portal.teams["by"], locale__language_code="de-simple")
    assert area.page_id == made.pk
    assert made.get_workflow() == portal.teams["by"].workflow


def test_readers_see_the_responsible_team_on_each_page(portal: Portal, client: Client) -> None:
    for code in ("by", "be"):
        page = make_case(portal.area(code), checked_on=None)
        html = client.get(page.url).content.decode()
        assert portal.teams[code].name in html
