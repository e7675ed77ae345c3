"""The list of case studies: facets of the schema, words, orders, and its three views."""

from __future__ import annotations

import pytest
from django.test import Client

from cases.facets import CASE_FACETS, CASE_LIST_FACETS
from cases.models import CaseStudyIndexPage, CaseStudyPage
from cases.schema import FIELDS
from taxonomy.models import AdministrativeUnit
from tests.factories.pages import make_case
from tests.factories.portal import Portal
from tests.factories.streams import facts

pytestmark = pytest.mark.usefixtures("starter_data")
OTHERS = {"municipality", "q", "sort", "view", "page"}


def make(portal: Portal, slug: str, **fields: object) -> CaseStudyPage:
    key = fields.pop("place", None)
    case = make_case(portal.area(), slug=slug, title=slug.title(), **fields)
    if key:
        case.municipalities.set([AdministrativeUnit.objects.get(key=key)])
    case.save()
    return case


def html_of(client: Client, portal: Portal, query: str = "") -> str:
    return client.get(f"{portal.case_lists['de'].url}?{query}").content.decode()


def test_the_address_of_the_list_knows_every_facet() -> None:
    names = {facet.name for facet in (*CASE_FACETS, *CASE_LIST_FACETS)}
    assert names | OTHERS == set(CaseStudyIndexPage.parameters)
    assert {key for key, field in FIELDS.items() if field.facet} <= names


def test_facts_filter_the_list_and_unknown_ones_too(client: Client, portal: Portal) -> None:
    band = FIELDS["cost_setup"].vocabulary
    assert band == "cost_band"
    make(portal, "teuer", operation_facts=facts(cost_setup="500000+"))
    make(portal, "offen", operation_facts=facts())
    chosen = html_of(client, portal, "cost_setup=unknown")
    assert "/de/bund/offen/" in chosen
    assert "/de/bund/teuer/" not in chosen


@pytest.mark.parametrize(
    ("query", "first"),
    [("sort=title", "achtern"), ("", "zuletzt"), ("sort=documented", "achtern")],
)
def test_the_list_is_ordered_as_asked(
    client: Client, portal: Portal, query: str, first: str
) -> None:
    make(portal, "achtern")
    make(portal, "zuletzt", transfer=[], operation=[], data=[], operation_facts=facts())
    html = html_of(client, portal, query)
    places = {slug: html.index(f"/de/bund/{slug}/") for slug in ("achtern", "zuletzt")}
    assert min(places, key=lambda slug: places[slug]) == first


def test_words_find_within_the_list(client: Client, portal: Portal) -> None:
    make(portal, "radar", summary="Radarsensoren messen den Wasserstand.")
    make(portal, "mitfahren", summary="Nachbarn fahren zusammen.")
    html = html_of(client, portal, "q=Radar")
    assert "/de/bund/radar/" in html
    assert "/de/bund/mitfahren/" not in html
    assert "Keines der Fallbeispiele" in html_of(client, portal, "q=xyzzyqwert")


def test_the_same_selection_is_seen_as_list_table_and_map(client: Client, portal: Portal) -> None:
    make(portal, "pegel", place="14521710")
    for view in ("list", "table", "map"):
        html = html_of(client, portal, f"view={view}")
        assert "/de/bund/pegel/" in html
    table = html_of(client, portal, "view=table")
    assert "Zwönitz" in table
    assert "unbekannt" in table
    on_map = html_of(client, portal, "view=map")
    assert 'id="case-studies-map"' in on_map


def test_an_association_has_its_own_name_in_every_view(client: Client, portal: Portal) -> None:
    make(portal, "verband", place="14713000", places_shown="Amt Musterland")
    for view in ("table", "map"):
        html = html_of(client, portal, f"view={view}")
        assert "Amt Musterland, Sachsen" in html, view
        assert "Leipzig, Sachsen" not in html, view
    [row] = client.get("/api/v1/case-studies?locale=de").json()["items"]
    assert row["places"] == ["Amt Musterland"]


def test_what_an_address_says_wrongly_is_as_if_it_were_not_there(
    client: Client, portal: Portal
) -> None:
    make(portal, "pegel")
    for query in ("view=xyz", "sort=(select)", "sort=fit", "q=%00", "cost_setup=xyz", "page=-1"):
        assert "/de/bund/pegel/" in html_of(client, portal, query), query
