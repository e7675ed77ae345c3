"""Header, footer and error pages: where readers are, and where they can go on."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from portal.page_cache import page_memory
from tests.factories import pages
from tests.factories.portal import Portal
from tests.markup import Document


def current_entries(html: str) -> set[str]:
    """Return the titles of the menu entries that are marked as current."""
    return set(re.findall(r'main-nav__link"[^>]*aria-current="\w+">([^<]+)<', html))


def footer_of(html: str) -> str:
    return html[html.index("<footer") :]


def test_pages_in_the_area_of_a_team_mark_the_list_of_their_kind(
    client: Client, portal: Portal
) -> None:
    course = pages.make_course(portal.area())
    found = {
        page.url: current_entries(client.get(page.url).content.decode())
        for page in (
            pages.make_case(portal.area()),
            pages.make_guidance(portal.area()),
            course,
            pages.make_lesson(course),
            portal.area(),
        )
    }
    assert list(found.values()) == [{"Fallbeispiele"}, {"Leitfäden"}, {"Kurse"}, {"Kurse"}, set()]


def test_a_list_marks_itself(client: Client, portal: Portal) -> None:
    html = client.get(portal.case_lists["de"].url).content.decode()
    assert current_entries(html) == {"Fallbeispiele"}


@pytest.mark.parametrize(
    ("language", "others"),
    [("de", {"/en/", "/de-simple/"}), ("en", {"/de/", "/de-simple/"}), ("de-simple", {"/de/"})],
)
def test_the_footer_leads_to_the_other_languages_and_not_to_its_own(
    client: Client, portal: Portal, language: str, others: set[str]
) -> None:
    footer = footer_of(client.get(f"/{language}/").content.decode())
    languages = set(re.findall(r'href="([^"]+)" lang=', footer))
    assert others <= languages
    assert f"/{language}/" not in languages


@pytest.mark.parametrize("language", ["de", "en", "de-simple"])
def test_an_address_without_a_page_leads_on_with_facts(
    client: Client, portal: Portal, language: str
) -> None:
    response = client.get(f"/{language}/gibt-es-nicht/")
    html = response.content.decode()
    assert response.status_code == 404
    assert f'lang="{language}"' in html
    lists = re.findall(
        r'link-list__title"><a href="([^"]+)".*?link-list__meta">([^<]+)<', html, re.S
    )
    assert f"/{'de' if language == 'de-simple' else language}/model-projects/" in dict(lists)
    assert f"/{language}/feedback/?page=/{language}/gibt-es-nicht/" in html.replace("%2F", "/")


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("de", "Wissensportal Smarte Städte und Regionen"),
        ("en", "Knowledge portal for smart cities and regions"),
    ],
)
def test_the_name_of_the_portal_is_in_the_language_of_the_page(
    client: Client, portal: Portal, language: str, name: str
) -> None:
    html = client.get(f"/{language}/").content.decode()
    assert f"<title>{name}</title>" in html
    assert name in footer_of(html)


def test_an_area_without_case_studies_says_where_to_go_on(client: Client, portal: Portal) -> None:
    html = client.get(portal.area("by").url).content.decode()
    assert "empty-state" in html
    assert "/de/feedback/?topic=missing" in html


def test_the_responsible_team_is_a_link_to_its_page(client: Client, portal: Portal) -> None:
    area = portal.area()
    for make in (pages.make_case, pages.make_guidance, pages.make_course):
        html = client.get(make(area).url).content.decode()
        assert f'<a href="{area.url}">Verantwortlich: ' in html, make.__name__
    assert client.get(area.url).status_code == 200


def test_the_responsible_team_is_linked_wherever_it_is_named(
    client: Client, portal: Portal
) -> None:
    pages.make_case(portal.area(), title="Ein Fallbeispiel")
    pages.make_standard_page(portal.homes["de"], title="Ein Fallbeispiel am Rand", slug="rand")
    for address in ("/de/rand/", "/de/fallbeispiele/", "/de/search/?q=Fallbeispiel"):
        soup = Document(client.get(address).content).soup
        named = [line for line in soup.select(".status-line li") if "Verantwortlich: " in line.text]
        assert named and all(line.a for line in named), address
        for link in (line.a for line in named):
            assert link and client.get(str(link["href"])).status_code == 200
    portal.area().unpublish()
    page_memory.clear()
    assert '">Verantwortlich: ' not in client.get("/de/rand/").content.decode()
