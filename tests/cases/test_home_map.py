"""The map of the start page shows who adopted what, and tells the newest story."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Site

from cases.map.drawing import Locator
from cases.map.home import HomeMap, map_context
from cases.map.locators import locator_of
from cases.map.reuse import reuse_of
from cases.models import CaseStudyPage, ModelProject
from cases.presenters.project_cards import project_cards
from catalogue.lists import BY_ORDER, EntryQuery
from home.models import TeamPage
from portal.page_cache import page_memory
from taxonomy.models import AdministrativeUnit, Term
from tests.factories.pages import make_case, make_home, make_team_page
from tests.factories.solutions import adopted_solution, make_adoption, make_solution
from tests.following import follow_changes

pytestmark = pytest.mark.usefixtures("starter_data")


@pytest.fixture
def area(starter_data: None) -> TeamPage:
    """The area of a team."""
    home = make_home(Page.objects.get(depth=1))
    Site.objects.update(root_page=home)
    return make_team_page(home)


def case_of(area: TeamPage, slug: str, *adopters: str, **fields: Any) -> CaseStudyPage:
    """A case study of a project, whose solution places with these official keys adopted."""
    project = ModelProject.objects.get(slug=slug)
    solution = adopted_solution(project, *adopters)
    case = make_case(area, project=project, applied_solution=solution, **fields)
    case.municipalities.set([project.units[0]])
    case.save()
    return case


def drawn(area: TeamPage) -> HomeMap:
    """The map of the start page."""
    follow_changes()
    cases = EntryQuery("de", ["case"]).fetch()
    projects = EntryQuery("de", ["project"], order=BY_ORDER).fetch()
    return map_context(cases.cards, project_cards(projects.cards))


def locator(case: CaseStudyPage) -> Locator | None:
    """The small map of a case study."""
    return locator_of(reuse_of(case))


def test_all_projects_stand_on_the_map_without_any_case(area: TeamPage) -> None:
    home = drawn(area)
    assert (len(home.map.points), home.project_count) == (73, 73)
    assert home.map.arcs == []
    assert home.story is None


def test_only_a_sourced_place_with_a_key_is_drawn(area: TeamPage) -> None:
    case_of(area, "berlin", "14713000", "15003000")
    unsourced = case_of(area, "ulm")
    reported = case_of(area, "jena")
    assert unsourced.applied_solution and reported.applied_solution
    make_adoption(unsourced.applied_solution, "14713000", sources=[])
    make_adoption(reported.applied_solution, "14713000", state="reported")
    case_of(area, "gera", "09", "Irgendwo")
    assert len(drawn(area).map.arcs) == 2


def test_an_arc_needs_a_source_for_the_origin(area: TeamPage) -> None:
    case = case_of(area, "berlin", "14713000")
    assert len(drawn(area).map.arcs) == 1
    case.applied_solution = make_solution(origin_sources=[], units=("11000000",))
    make_adoption(case.applied_solution, "14713000")
    case.save()
    home = drawn(area)
    assert (home.map.arcs, home.story) == ([], None)


def test_the_newest_case_is_told(area: TeamPage) -> None:
    old = timezone.now() - datetime.timedelta(days=9)
    case_of(area, "ulm", "14713000", first_published_at=old)
    case_of(
        area,
        "berlin",
        "14713000",
        "15003000",
        title="Gieß den Kiez: Bäume gemeinsam wässern",
    )
    home = drawn(area)
    assert home.story
    assert home.story.title in (
        "Von Berlin nach Leipzig und Magdeburg",
        "From Berlin to Leipzig and Magdeburg",
    )
    assert (home.story.link_text, home.story.text) == ("Gieß den Kiez", "Bäume gemeinsam wässern")
    assert [arc.featured for arc in home.map.arcs] == [False, True, True]


def test_names_of_towns_stand_on_the_map(area: TeamPage) -> None:
    texts = [label.text for label in drawn(area).map.labels]
    assert {"Berlin", "Freiburg", "Kempten", "Zwönitz"} <= set(texts)


def test_queries_do_not_grow_with_the_cases(area: TeamPage) -> None:
    case_of(area, "berlin", "14713000")
    drawn(area)
    with CaptureQueriesContext(connection) as few:
        drawn(area)
    for slug in ("ulm", "gera", "jena", "kassel"):
        case_of(area, slug, "14713000")
    drawn(area)
    with CaptureQueriesContext(connection) as many:
        drawn(area)
    assert len(many) == len(few)


def test_a_locator_shows_where_a_solution_is_from(area: TeamPage) -> None:
    case = case_of(area, "berlin", "14713000")
    drawing = locator(case)
    assert drawing and (len(drawing.points), len(drawing.arcs)) == (1, 1)


def test_a_case_without_a_place_has_no_locator(area: TeamPage) -> None:
    case = make_case(area, applied_solution=None)
    assert locator(case) is None


def test_an_adopter_without_a_point_is_left_out(area: TeamPage) -> None:
    AdministrativeUnit.objects.filter(key="15003000").update(latitude=None)
    case_of(area, "berlin", "15003000")
    assert drawn(area).map.arcs == []


def test_no_arc_claims_which_of_several_places_it_is_from(area: TeamPage) -> None:
    case = case_of(area, "berlin")
    case.applied_solution = make_solution(units=("05122000", "08421000"))
    make_adoption(case.applied_solution, "14713000")
    case.save()
    home = drawn(area)
    assert (home.map.arcs, home.story) == ([], None)


def test_the_project_is_the_origin_where_several_made_it(area: TeamPage) -> None:
    case = case_of(area, "ulm")
    project = ModelProject.objects.get(slug="berlin")
    case.applied_solution = make_solution(units=("05122000", "08421000"), origin_project=project)
    make_adoption(case.applied_solution, "14713000")
    case.save()
    story = drawn(area).story
    assert story and story.title in ("Von Berlin nach Leipzig", "From Berlin to Leipzig")


def test_an_adopter_is_not_the_origin(area: TeamPage) -> None:
    case_of(area, "ulm", "05122000", "08421000")
    story = drawn(area).story
    assert story and story.title in ("Von Ulm nach Solingen", "From Ulm to Solingen")


def test_every_arc_is_also_said_in_words(area: TeamPage) -> None:
    case_of(area, "ulm", "14713000")
    case_of(area, "berlin", "15003000")
    home = drawn(area)
    shown = [home.story, *home.stories]
    words = " ".join(story.title for story in shown if story)
    assert len(home.map.arcs) == 2
    assert all(place in words for place in ("Ulm", "Leipzig", "Berlin", "Magdeburg"))


def test_a_project_names_the_cases_of_its_members(area: TeamPage, client: Client) -> None:
    case_of(area, "ulm", "14713000", title="Fall aus Ulm")
    member = case_of(area, "berlin", title="Fall mit Jena")
    member.municipalities.add(AdministrativeUnit.objects.get(key="16053000"))
    member.save()
    headings = {
        "ulm": "Fallbeispiele dieses Projekts",
        "jena": "Beteiligt an",
        "connected-urban-twins": "Übernommen von hier",
    }
    for slug, heading in headings.items():
        html = client.get(f"/de/model-projects/{slug}/").content.decode()
        assert heading in html, slug
        assert [other for other in headings.values() if other in html] == [heading]
    english = client.get("/en/model-projects/ulm/").content.decode()
    assert "One case study, in German" in english
    assert 'hreflang="de" lang="de">Fall aus Ulm</a>' in english


def test_a_project_names_its_solutions_and_who_adopted_them(area: TeamPage, client: Client) -> None:
    case = case_of(area, "ulm", "14713000")
    assert case.applied_solution
    html = client.get("/de/model-projects/ulm/").content.decode()
    assert f"/de/reuse/?solution={case.applied_solution.slug}" in html
    assert "Übernommen von: Leipzig" in html


def test_projects_are_filtered_by_what_their_cases_work_on(area: TeamPage, client: Client) -> None:
    case = case_of(area, "ulm")
    case.fields_of_action.set(Term.objects.filter(vocabulary="field_of_action", code="energie"))
    case.save()
    follow_changes()
    html = client.get("/de/model-projects/?field=energie").content.decode()
    assert "1 von 73 Modellprojekte" in html
    assert "/de/model-projects/ulm/" in html[html.index("<tbody>") : html.index("</tbody>")]
    case.live = False
    case.save()
    follow_changes()
    page_memory.clear()
    assert "0 von 73" in client.get("/de/model-projects/?field=energie").content.decode()
