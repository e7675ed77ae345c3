"""The public pages of the model projects."""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import ModelProject
from taxonomy.models import AdministrativeUnit
from tests.factories.portal import Portal
from tests.markup import Document

pytestmark = pytest.mark.usefixtures("starter_data")
LIST = "/de/model-projects/"
CEILING = 15


def page(client: Client, address: str) -> str:
    """The text of a page that answers."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def listed(html: str) -> list[str]:
    """The ids of the projects in the list, in its order."""
    body = html[html.index("<tbody>") : html.index("</tbody>")]
    return re.findall(r'href="/[\w-]+/model-projects/([\w-]+)/"', body)


def on_map(html: str) -> list[str]:
    """The ids of the projects that the map links to."""
    return re.findall(r'class="map__point[^"]*" href="/[\w-]+/model-projects/([\w-]+)/"', html)


def test_all_projects_stand_on_the_map_and_in_the_list(client: Client) -> None:
    html = page(client, LIST)
    assert len(listed(html)) == 73
    assert sorted(on_map(html)) == sorted(listed(html))


def test_the_list_follows_the_german_alphabet(client: Client) -> None:
    names = listed(page(client, LIST))
    assert names.index("koeln") < names.index("konstanz") < names.index("kreis-hoexter")


def test_the_list_says_what_is_known_of_a_project(client: Client) -> None:
    body = page(client, f"{LIST}?land=05")
    assert "Solingen koordiniert" in body[body.index("<tbody>") : body.index("</tbody>")]


def test_numbers_are_written_as_the_language_does(client: Client) -> None:
    assert "165.626" in page(client, LIST)
    assert "165,626" in page(client, "/en/model-projects/")


def test_choices_add_within_a_facet_and_narrow_between_facets(client: Client) -> None:
    north = listed(page(client, f"{LIST}?land=05"))
    both = listed(page(client, f"{LIST}?land=05&land=14"))
    early = listed(page(client, f"{LIST}?land=05&land=14&cohort=2019"))
    assert len(north) == 17
    assert set(north) < set(both)
    assert {"solingen", "suedwestfalen", "zwoenitz", "brandis-partheland"} == set(early)


def test_what_is_filtered_out_stays_on_the_map_without_a_link(client: Client) -> None:
    html = page(client, f"{LIST}?land=05")
    assert sorted(on_map(html)) == sorted(listed(html))
    assert html.count("map__point--filtered") == 73 - 17


def test_a_chip_leads_to_the_list_without_its_choice(client: Client) -> None:
    html = page(client, f"{LIST}?land=05&cohort=2019")
    assert 'href="?land=05"' in html
    assert 'href="?cohort=2019"' in html


def test_nothing_fits_and_the_page_says_so(client: Client) -> None:
    html = page(client, f"{LIST}?land=04&cohort=2019")
    assert "empty-state" in html
    assert len(re.findall("map__point--filtered", html)) == 73


def test_my_municipality_shows_its_size_class_by_distance(client: Client) -> None:
    found = listed(page(client, f"{LIST}?municipality=Solingen"))
    assert found[:2] == ["solingen", "wuppertal"]
    assert "grevesmuehlen" not in found


def test_the_own_project_comes_first_whatever_its_size(client: Client) -> None:
    for question, own in {
        "01059006": "suederbrarup",  # a village in a project of many
        "09475": "landkreis-hof",
        "01059": "smarte-grenzregion",
        "11000000": "berlin",
    }.items():
        html = page(client, f"{LIST}?municipality={question}")
        assert own in listed(html)[:2], question
        assert "ist dabei" in html
        assert "in der Nähe" in html


def test_my_municipality_understands_keys_umlauts_and_case(client: Client) -> None:
    for question in ("05315000", "köln", "KOELN", "Stadt Köln"):
        assert listed(page(client, f"{LIST}?municipality={question}"))[0] == "koeln"


def test_every_size_can_be_shown_by_distance(client: Client) -> None:
    found = listed(page(client, f"{LIST}?municipality=Solingen&size="))
    assert (len(found), found[0]) == (73, "solingen")


def test_without_the_chip_of_its_size_all_sizes_stay(client: Client) -> None:
    html = page(client, f"{LIST}?municipality=05122000")
    assert 'href="?municipality=05122000&amp;size="' in html


def test_a_name_that_several_share_gives_a_choice(client: Client) -> None:
    land = AdministrativeUnit.objects.get(key="03")
    for number in (1, 2):
        district = AdministrativeUnit.objects.create(
            key=f"0330{number}", level="district", name=f"Kreis {number}", parent=land
        )
        AdministrativeUnit.objects.create(
            key=f"0330{number}001", level="municipality", name="Neuenkirchen", parent=district
        )
    html = page(client, f"{LIST}?municipality=neuenkirchen")
    assert "Neuenkirchen (Kreis 1)" in html
    assert "?municipality=03302001" in html


def test_uninhabited_and_closed_units_are_never_found(client: Client) -> None:
    units = AdministrativeUnit.objects.filter(key="05122000")
    units.update(uninhabited=True)
    assert "notice" in page(client, f"{LIST}?municipality=Solingen")


@pytest.mark.parametrize(
    "query",
    [
        "municipality=Atlantis",
        "municipality=%00",
        "municipality=%25_%27%22%3Cscript%3E",
        "municipality=" + "9" * 300,
        "land=99&cohort=abc&size=%00",
        "land[]=05&page=-1",
        "municipality=%F0%9F%98%80",
    ],
)
def test_odd_questions_are_answered(client: Client, query: str) -> None:
    html = page(client, f"{LIST}?{query}")
    assert len(listed(html)) == 73
    assert "<script>" not in html.replace('<script type="', "")


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post(LIST).status_code == 405


@pytest.mark.parametrize(
    "address",
    [LIST, f"{LIST}?land=05", f"{LIST}?municipality=Solingen", f"{LIST}rhein-neckar/"],
)
def test_the_number_of_queries_has_a_ceiling(client: Client, address: str) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page(client, address)
    assert len(queries) <= CEILING


def test_each_project_has_a_page_in_each_language(client: Client) -> None:
    for language in ("de", "en"):
        html = page(client, f"/{language}/model-projects/solingen/")
        assert html.count("<h1") == 1
        assert (
            f'rel="canonical" href="http://testserver/{language}/model-projects/solingen/"' in html
        )
        assert 'hreflang="en" href="http://testserver/en/model-projects/solingen/"' in html


@pytest.mark.parametrize("rest", ["", "solingen/", "?land=05&cohort=2019"])
def test_easy_language_leads_to_the_german_projects_and_says_so(
    client: Client, portal: Portal, rest: str
) -> None:
    answer = client.get(f"/de-simple/model-projects/{rest}", follow=True)
    html = answer.content.decode().replace("&amp;", "&")
    assert "gibt es nicht in Leichter Sprache" in html
    assert f'href="/de/model-projects/{rest}" hreflang="de"' in html
    german = page(client, f"/de/model-projects/{rest}")
    assert "/de-simple/model-projects/" not in german
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "/en/model-projects/solingen/" in sitemap
    assert "/de-simple/model-projects/" not in sitemap


def test_every_project_page_answers(client: Client) -> None:
    for slug in ModelProject.objects.values_list("slug", flat=True):
        assert client.get(f"{LIST}{slug}/").status_code == 200
    assert client.get(f"{LIST}nirgendwo/").status_code == 404


def test_german_names_are_said_to_be_german_on_english_pages(client: Client) -> None:
    call_command("catalogue", "rebuild", verbosity=0)
    project = ModelProject.objects.get(slug="solingen")
    addresses = {
        "/en/model-projects/": "tbody a",
        "/en/model-projects/solingen/": "h1",
        "/en/search/?q=Solingen": ".hit__title a[href*=model-projects]",
    }
    for address, selector in addresses.items():
        titles = Document(page(client, address)).soup.select(selector)
        assert titles, address
        assert {title.get("lang") for title in titles} == {"de"}, address
    assert project.public_title in page(client, "/en/model-projects/solingen/")


def test_only_a_sourced_title_is_public(client: Client) -> None:
    assert '<h1 lang="de">Ulm4CleverCity</h1>' in page(client, f"{LIST}ulm/")
    assert '<h1 lang="de">Smart City Wuppertal</h1>' in page(client, f"{LIST}wuppertal/")
    assert '<h1 lang="de">Smart City Solingen</h1>' in page(client, f"{LIST}solingen/")
    unverified = page(client, f"{LIST}suedwestfalen/")
    assert "5 für Südwestfalen" not in unverified
    assert "5 für Südwestfalen" not in page(client, LIST)


def test_an_editor_sees_an_unverified_title(client: Client, admin_client: Client) -> None:
    assert "5 für Südwestfalen" in page(admin_client, f"{LIST}suedwestfalen/")


def test_members_and_their_date_are_named(client: Client) -> None:
    html = page(client, f"{LIST}connected-urban-twins/")
    for name in ("Hamburg", "Leipzig", "München", "Sachsen"):
        assert name in html
    assert "31.12.2024" in html


def test_a_statement_stands_with_its_source(client: Client) -> None:
    html = page(client, f"{LIST}solingen/")
    project = ModelProject.objects.get(slug="solingen")
    assert project.statement_source in html
    assert 'href="#source-1"' in html


def test_a_project_without_a_statement_says_so(client: Client) -> None:
    assert "unknown--note" in page(client, f"{LIST}barleben/")


def test_anonymous_pages_set_no_cookie(client: Client) -> None:
    response = client.get(LIST)
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
