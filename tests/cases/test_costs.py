"""What solutions cost: only what a source names, a range from two figures on."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from cases.costs.chart import FIRST, LAST, chart_of
from cases.costs.figures import Figure
from cases.models import CaseStudyPage
from taxonomy.models import Term
from tests.factories.pages import make_case
from tests.factories.portal import Portal
from tests.factories.streams import facts

pytestmark = pytest.mark.usefixtures("starter_data")


def make(portal: Portal, slug: str, *figures: dict[str, Any]) -> CaseStudyPage:
    return make_case(
        portal.area(),
        slug=slug,
        title=slug.title(),
        solution_type=Term.objects.of("solution_type").get(code="app"),
        operation_facts=facts(cost_basis=list(figures)) if figures else facts(),
    )


def paid(amount: int, **others: Any) -> dict[str, Any]:
    return {"kind": "einmalig", "amount": amount, "payer": "uebernahme", "basis": "App", **others}


def figure(low: int, high: int = 0) -> Figure:
    return Figure("", "", "", low, high or low, "", "", None, "", [])


def html_of(client: Client, query: str = "") -> str:
    html = client.get(f"/de/costs/app/?{query}").content.decode()
    return re.sub(r"\s+", " ", html)


def test_each_figure_stands_in_drawing_and_table(client: Client, portal: Portal) -> None:
    make(portal, "app-eins", paid(14900, year=2023))
    make(portal, "app-zwei", paid(30000, amount_to=40000))
    html = html_of(client)
    assert "2 belegte Beträge aus 2 Fallbeispielen." in html
    assert html.count("14.900 €") == 2
    assert html.count("30.000 € bis 40.000 €") == 2


def test_one_figure_makes_no_range_and_is_divided(client: Client, portal: Portal) -> None:
    make(portal, "app-eins", paid(14900))
    html = html_of(client, "municipality=14521710")
    assert "Eine Spanne zeigen wir erst ab zwei Beträgen" in html
    assert "1,31 € je Kopf bei 11.358 Menschen" in html
    assert "Eine Spanne wäre geraten" in html


def test_two_figures_of_who_adopts_make_a_range(client: Client, portal: Portal) -> None:
    make(portal, "app-eins", paid(10000), paid(900000, payer="entwicklung"))
    make(portal, "app-zwei", paid(20000))
    html = html_of(client, "municipality=14521710")
    assert "<strong>10.000 € bis 20.000 €</strong>" in html
    assert "vom kleinsten bis zum größten von 2 Beträgen" in html


def test_what_has_no_price_is_named(client: Client, portal: Portal) -> None:
    make(portal, "app-ohne")
    html = html_of(client)
    assert "Keine gelesene Quelle nennt einen Betrag." in html
    assert "/de/bund/app-ohne/" in html


@pytest.mark.parametrize("amounts", [[1, 9], [5, 5], [100, 1001], [1, 10**9], [3, 7, 2**31]])
def test_every_sign_stands_between_the_ends_of_the_axis(amounts: list[int]) -> None:
    chart = chart_of([figure(amount) for amount in amounts])
    assert chart
    assert all(FIRST <= lane.start <= lane.end <= LAST for lane in chart.lanes)
    assert 2 <= len(chart.ticks) <= 11


def test_the_list_counts_figures_of_each_kind(client: Client, portal: Portal) -> None:
    make(portal, "app-eins", paid(1), paid(2))
    html = client.get("/de/costs/").content.decode()
    assert "2 belegte Beträge, 1 Fallbeispiel" in html


def test_a_kind_that_does_not_exist_is_not_found(client: Client) -> None:
    assert client.get("/de/costs/gibtsnicht/").status_code == 404


def test_a_figure_without_a_source_is_left_out(client: Client, portal: Portal) -> None:
    make(portal, "app-eins", paid(4711, sources=[]))
    assert "4.711" not in html_of(client)
