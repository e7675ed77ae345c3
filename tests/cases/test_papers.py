"""Papers to take along: transfer plan and council paper, as tagged PDF and as DOCX."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document
from pypdf import PdfReader

from cases.models import CaseStudyPage
from tests.factories.pages import make_case
from tests.factories.portal import Portal
from tests.factories.streams import statement

pytestmark = pytest.mark.usefixtures("starter_data")
TOWN = "14521710"  # Zwönitz
MARKUP = "Kosten #let x = 1 <b>fett</b> $y$ *stern* & „Zitat“ \\ `code`"
CEILING = 25


@pytest.fixture
def case(portal: Portal) -> CaseStudyPage:
    return make_case(portal.area(), slug="fall", title="Pegelsensoren", problem=[statement(MARKUP)])


def paper(client: Client, case: CaseStudyPage, name: str, ending: str) -> bytes:
    response = client.get(f"/de/papers/{name}/{case.pk}/{TOWN}.{ending}")
    assert response.status_code == 200
    assert f".{ending}" in response.headers["Content-Disposition"]
    content: bytes = response.content
    return content


def words_of_docx(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("name", ["plan", "council"])
def test_the_pdf_is_tagged_titled_and_says_its_language(
    client: Client, case: CaseStudyPage, name: str
) -> None:
    reader = PdfReader(io.BytesIO(paper(client, case, name, "pdf")))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "de"
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata and "Pegelsensoren" in str(reader.metadata.title)
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_what_editors_type_is_no_markup(client: Client, case: CaseStudyPage) -> None:
    reader = PdfReader(io.BytesIO(paper(client, case, "council", "pdf")))
    text = " ".join("\n".join(page.extract_text() for page in reader.pages).split())
    assert "#let x = 1 <b>fett</b> $y$ *stern*" in text
    assert MARKUP in words_of_docx(paper(client, case, "council", "docx"))


def test_the_plan_names_steps_gaps_and_both_places(client: Client, case: CaseStudyPage) -> None:
    text = words_of_docx(paper(client, case, "plan", "docx"))
    assert "Zwönitz" in text
    assert "unbekannt" in text
    assert "………" in text
    assert "Vorschläge der Redaktion" in text


def test_every_statement_has_its_source_in_the_list(client: Client, case: CaseStudyPage) -> None:
    text = words_of_docx(paper(client, case, "council", "docx"))
    assert "[1]" in text
    assert "\n1 Bericht der Stadt · " in text


@pytest.mark.parametrize(
    "path", ["plan/{pk}/99999999.pdf", "plan/0/14521710.pdf", "plan/{pk}/14521710.txt"]
)
def test_what_is_not_there_is_not_found(client: Client, case: CaseStudyPage, path: str) -> None:
    assert client.get(f"/de/papers/{path.format(pk=case.pk)}").status_code == 404


def test_a_draft_gives_no_paper(client: Client, portal: Portal) -> None:
    draft = make_case(portal.area(), slug="entwurf", live=False)
    assert client.get(f"/de/papers/plan/{draft.pk}/{TOWN}.pdf").status_code == 404


def test_a_paper_asks_a_fixed_number_of_queries(client: Client, case: CaseStudyPage) -> None:
    paper(client, case, "plan", "pdf")
    with CaptureQueriesContext(connection) as queries:
        paper(client, case, "council", "docx")
    assert len(queries) <= CEILING
