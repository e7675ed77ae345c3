"""Case studies side by side: only two known values that differ are a difference."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.comparison.rows import Cell, Likeness, Row
from cases.models import CaseStudyPage
from cases.schema.texts import Line
from tests.factories.pages import make_case
from tests.factories.portal import Portal
from tests.factories.streams import facts

pytestmark = pytest.mark.usefixtures("starter_data")


def known(value: str) -> Cell:
    return Cell([Line(value)], value)


@pytest.mark.parametrize(
    ("cells", "likeness"),
    [
        ([known("a"), known("b")], Likeness.DIFFERENT),
        ([known("a"), known("b"), Cell()], Likeness.DIFFERENT),
        ([known("a"), known("a")], Likeness.SAME),
        ([known("a"), known("a"), Cell()], Likeness.SAME_WHERE_KNOWN),
        ([known("a"), Cell()], Likeness.ONE_KNOWN),
        ([Cell(), Cell()], Likeness.NONE_KNOWN),
    ],
)
def test_what_nobody_knows_is_no_difference(cells: list[Cell], likeness: Likeness) -> None:
    assert Row("Betreiber", cells).likeness is likeness


def two(portal: Portal) -> tuple[CaseStudyPage, CaseStudyPage]:
    return (
        make_case(portal.area(), slug="a", title="Pegel A", operation_facts=facts(operator="Amt")),
        make_case(
            portal.area(), slug="b", title="Pegel B", operation_facts=facts(operator="Kreis")
        ),
    )


def test_the_page_shows_both_and_marks_what_differs(client: Client, portal: Portal) -> None:
    one, other = two(portal)
    html = client.get(f"/de/compare/?case={one.pk}&case={other.pk}").content.decode()
    assert "2 Fallbeispiele im Vergleich" in html
    row = html[html.index(">Betreiber<") - 60 :][:400]
    assert "is-different" in html[html.index(">Betreiber<") - 120 : html.index(">Betreiber<")]
    assert "verschieden" in row
    only = client.get(f"/de/compare/?case={one.pk}&case={other.pk}&only=different")
    assert ">Betreiber<" in only.content.decode()
    assert ">Reifegrad<" not in only.content.decode()


def test_a_case_study_is_found_and_added_and_taken_away(client: Client, portal: Portal) -> None:
    one, other = two(portal)
    html = client.get(f"/de/compare/?case={one.pk}&q=Pegel").content.decode()
    assert f"/de/compare/?case={one.pk}&amp;case={other.pk}" in html
    assert 'href="/de/compare/?"' in html


def test_an_english_page_compares_the_translations(client: Client, portal: Portal) -> None:
    one, other = two(portal)
    html = client.get(f"/en/compare/?case={one.pk}&case={other.pk}").content.decode()
    assert "2 case studies of this address are not shown" in html


@pytest.mark.parametrize(
    "asked", ["", "case=abc", "case=999999999999", "case=-1&case=%00", "q=%00"]
)
def test_odd_addresses_lead_to_the_choice(client: Client, portal: Portal, asked: str) -> None:
    answer = client.get(f"/de/compare/?{asked}")
    assert answer.status_code == 200
    assert "Fallbeispiele vergleichen" in answer.content.decode()


def test_the_table_has_each_value_with_its_sources(client: Client, portal: Portal) -> None:
    one, other = two(portal)
    answer = client.get(f"/de/compare/comparison.csv?case={one.pk}&case={other.pk}")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    [row] = [row for row in rows if row[1] == "Betreiber"]
    assert (row[2], row[3], row[5]) == ("verschieden", "Amt", "Kreis")
    assert row[4].startswith("https://")


def test_the_paper_is_a_tagged_pdf(client: Client, portal: Portal) -> None:
    one, other = two(portal)
    answer = client.get(f"/de/compare/comparison.pdf?case={one.pk}&case={other.pk}")
    assert answer["Content-Type"] == "application/pdf"
    assert b"/StructTreeRoot" in answer.content
    assert b"pdfuaid" in answer.content


def test_one_case_study_makes_no_file(client: Client, portal: Portal) -> None:
    one, _other = two(portal)
    assert client.get(f"/de/compare/comparison.csv?case={one.pk}").status_code == 404


def test_a_draft_is_not_compared(client: Client, portal: Portal) -> None:
    one, other = two(portal)
    draft = make_case(portal.area(), slug="c", title="Geheim", live=False)
    html = client.get(
        f"/de/compare/?case={one.pk}&case={other.pk}&case={draft.pk}"
    ).content.decode()
    assert "Geheim" not in html


def test_four_ask_as_often_as_two(
    client: Client, portal: Portal, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    pages = [make_case(portal.area(), slug=f"p{n}", title=f"P {n}") for n in range(4)]
    keys = "&".join(f"case={page.pk}" for page in pages)
    with django_assert_max_num_queries(14):
        assert client.get(f"/de/compare/?{keys}").status_code == 200
