"""Each language speaks for itself: its messages, its start page, its addresses."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Locale

from cases import urls as cases_urls
from cases.models import CaseStudyPage
from catalogue.sources import sources
from catalogue.writing import rebuild
from guidance import urls as guidance_urls
from home.models import TeamPage
from portal.page_cache import page_memory
from tests.factories.pages import make_case
from tests.factories.portal import LANGUAGES, Portal
from tests.markup import Document

GERMAN_WORDS = ("Fallbeispiele", "Startseite", "Suche")


def test_the_messages_of_easy_language_are_loaded() -> None:
    name = "Knowledge portal for smart cities and regions"
    with override("de"):
        german = gettext(name)
    with override("de-simple"):
        easy = gettext(name)
    assert german.startswith("Wissensportal")
    assert easy.startswith("Wissens-Portal"), "the folder must be called de_Simple"


@pytest.mark.parametrize("language", ["en", "de-simple"])
def test_a_start_page_in_draft_is_not_replaced_by_the_german_one(
    language: str, portal: Portal, client: Client
) -> None:
    portal.homes[language].unpublish()
    page_memory.clear()
    assert client.get(f"/{language}/").status_code == 404
    assert client.get("/de/").status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_page_speaks_the_language_of_its_address(
    language: str, portal: Portal, client: Client
) -> None:
    answer = client.get(f"/{language}/nirgends/")
    document = Document(answer.content)
    assert answer.status_code == 404
    assert document.language == language
    assert len(document.main_headings) == 1


def test_no_german_word_of_the_frame_is_left_in_english(portal: Portal, client: Client) -> None:
    for path in ("/en/", "/en/search/", "/en/feedback/", "/en/nirgends/", "/en/fallbeispiele/"):
        layout = Document(client.get(path).content).soup
        for part in layout.select("header, footer"):
            for link in part.select("[lang], [hreflang]"):
                link.decompose()
            words = part.get_text(" ", strip=True)
            assert [word for word in GERMAN_WORDS if word in words.split()] == [], path


def test_titles_of_projects_are_marked_as_german_in_an_english_area(
    portal: Portal, client: Client
) -> None:
    for source in sources:
        rebuild(source)
    TeamPage.objects.update(live=True)
    for code, lang in (("en", "de"), ("de", None)):
        soup = Document(client.get(portal.area("by", code).url).content).soup
        link = soup.select_one("main a[href$='/model-projects/musterstadt/']")
        assert link and link.get("lang") == lang


def test_an_address_in_capitals_or_of_an_unknown_language_is_missing(
    portal: Portal, client: Client
) -> None:
    for path in ("/de-Simple/", "/DE/", "/fr/", "/de_DE/"):
        assert client.get(path, follow=True).status_code == 404, path


def test_the_start_of_the_site_leads_to_the_language_of_the_browser(
    portal: Portal, client: Client
) -> None:
    for wish, language in (("en-GB,en;q=0.9", "en"), ("fr", "de"), ("de-AT", "de"), ("", "de")):
        answer = client.get("/", headers={"accept-language": wish})
        assert answer.status_code == 302
        assert answer["Location"] == f"/{language}/"


def test_the_switch_says_so_where_a_language_lacks_the_page(portal: Portal, client: Client) -> None:
    case = make_case(portal.area())
    links = {}
    for link in Document(client.get(case.url).content).soup.select("a[hreflang]"):
        links[link["hreflang"]] = str(link["href"])
    assert set(links) == {"en", "de-simple"}
    for language, address in links.items():
        answer = client.get(address)
        document = Document(answer.content)
        assert (answer.status_code, document.language) == (200, language)
        back = document.soup.select_one(f"main a[href^='{case.url}']")
        assert back and back["hreflang"] == "de"
        assert client.get(str(back["href"])).status_code == 200
        assert document.soup.select_one("meta[name=robots][content=noindex]")
    page = client.get(links["en"]).content.decode()
    assert "This page is only available in German." in page


@pytest.mark.parametrize("rest", ["de/nirgends/", "xx/", "en/", "de//example.org/", "de/../admin/"])
def test_nothing_is_said_of_pages_that_do_not_exist(
    portal: Portal, client: Client, rest: str
) -> None:
    assert client.get(f"/en/only-in/{rest}", follow=True).status_code == 404


def test_filters_stay_when_the_language_changes(portal: Portal, client: Client) -> None:
    lists = portal.case_lists["de"]
    chosen = {
        lists.url: "?land=05&field=datenplattformen",
        "/de/search/": "?land=05&q=Pegel",
        "/de/model-projects/": "?land=05&cohort=2019",
    }
    for path, query in chosen.items():
        soup = Document(client.get(f"{path}{query}&utm_source=x").content).soup
        for link in soup.select(".service a[hreflang]"):
            assert str(link["href"]).endswith(query), link
            if "only-in" in str(link["href"]):
                back = Document(client.get(str(link["href"])).content).soup
                assert back.select_one(f"main a[href='{path}{query}']"), link


def test_the_locales_are_the_three_of_the_portal(portal: Portal) -> None:
    assert set(Locale.objects.values_list("language_code", flat=True)) == set(LANGUAGES)


def test_no_view_without_a_text_in_easy_language_has_an_address_there(
    portal: Portal, client: Client
) -> None:
    case = CaseStudyPage.objects.filter(locale__language_code="de").first()
    assert case is not None
    known = {"page_id": case.pk, "slug": "musterstadt", "key": "09999001", "kind": "app"}
    shown = []
    for room in (cases_urls, guidance_urls):
        for pattern in room.urlpatterns:
            wanted = pattern.pattern.regex.groupindex
            if not pattern.name or set(wanted) - set(known):
                continue
            with override("de-simple"):
                address = reverse(pattern.name, kwargs={name: known[name] for name in wanted})
            answer = client.get(address)
            if answer.status_code == 200 and "html" in answer["Content-Type"]:
                shown.append(address)
    assert shown == []
