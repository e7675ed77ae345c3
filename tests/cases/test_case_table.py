"""Case studies as a table: out, changed, in again; what is the same changes nothing."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from accounts.models import User
from cases.importing import import_cases
from cases.models import CaseStudyPage
from cases.schema import SCHEMA, stream_of
from cases.table.case import TableCase
from cases.table.columns import COLUMNS
from cases.table.writing import written_cases
from jobs.delivery import deliver
from jobs.models import OutboxMessage
from tabular.files import TableFile
from tabular.models import ImportRun
from tabular.problems import TableError
from tabular.runs import TOPIC, forget_old
from taxonomy.importing import load as load_terms
from tests.contracts.test_case_schema import filled
from tests.factories.pages import make_case
from tests.factories.portal import Portal
from tests.factories.siblings import multiply
from tests.factories.streams import block, claim_source, figure, item, statement
from tests.factories.translations import translated

pytestmark = pytest.mark.django_db
OTHER = "https://www.example.org/zweiter"
Rows = list[dict[str, str]]


@pytest.fixture
def case(portal: Portal) -> CaseStudyPage:
    load_terms()
    statements = [item(statement("Es sind 40.")["value"]), item(statement("Es sind 25.")["value"])]
    return make_case(
        portal.area("by"),
        title="Pegel in Musterstadt",
        slug="pegel",
        problem=[statement("Das Wasser stieg | schnell.", OTHER), statement("Zwei\nZeilen.")],
        solution=[
            block("heading", {"text": "Die Sensoren"}),
            statement("= beginnt wie eine Formel.", OTHER),
            block("contradiction", {"statements": statements}),
        ],
        figures=[figure("73", "Sensoren: im Fluss | am Wehr")],
        claim_sources=[claim_source(), claim_source(OTHER)],
        contact_mail="rathaus@example.org",
        **{stream_of(part): filled(part) for part in SCHEMA},
    )


def exported(user: User) -> Rows:
    table = written_cases(user)
    lines = b"".join(table.csv()).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(lines, newline="")))


def as_csv(rows: Rows, name: str = "faelle.csv") -> TableFile:
    text = io.StringIO(newline="")
    columns = dict.fromkeys(name for row in rows for name in row)
    writer = csv.DictWriter(text, list(columns), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return TableFile(name, text.getvalue().encode())


def load(rows: Rows, user: User) -> list[str]:
    return import_cases(as_csv(rows), user, lambda _done, _total: None)


def row_of(case: CaseStudyPage, user: User) -> dict[str, str]:
    return next(row for row in exported(user) if row["address"] == case.url_path)


def problems_of(rows: Rows, user: User) -> dict[str, str]:
    """Return what is wrong, by column."""
    with pytest.raises(TableError) as raised:
        load(rows, user)
    return {each.column: each.message for each in raised.value.problems.all()}


def latest(case: CaseStudyPage) -> Any:
    return CaseStudyPage.objects.get(pk=case.pk).get_latest_revision_as_object()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_was_exported_changes_nothing(
    case: CaseStudyPage, administrator: User, ending: str
) -> None:
    table = written_cases(administrator)
    data = b"".join(table.csv()) if ending == "csv" else table.workbook()
    revisions = case.revisions.count()
    said = import_cases(TableFile(f"a.{ending}", data), administrator, lambda _d, _t: None)
    assert "0" in said[0] and len(said) == 2
    assert case.revisions.count() == revisions


def test_every_column_comes_back_in_a_new_case_study(
    case: CaseStudyPage, administrator: User
) -> None:
    row = row_of(case, administrator)
    kept = "{{3: contradiction}}"
    new = {**row, "address": "", "title": "Zweiter Fall"}
    new["solution"] = row["solution"].replace(f"\n\n{kept}", "")
    load([new], administrator)
    made = CaseStudyPage.objects.get(title="Zweiter Fall")
    assert (made.live, made.slug) == (False, "zweiter-fall")
    assert made.get_parent().pk == case.get_parent().pk
    again = TableCase(latest(made))
    for name, column in COLUMNS.items():
        wanted = new[name].removeprefix("'") if name == "solution" else new[name]
        if name not in ("title", "sources") and not name.endswith("sources"):
            assert column.write(again).split(" [")[0] == wanted.split(" [")[0], name
    assert {each["url"] for each in again.sources.rows.values()} == {
        each["url"] for each in TableCase(case).sources.rows.values()
    }


def test_a_new_row_a_second_time_is_the_same_case_study(
    case: CaseStudyPage, administrator: User
) -> None:
    row = {"address": "", "team": "by", "title": "Neuer Fall", "summary": "Kurz gesagt."}
    load([row], administrator)
    load([row], administrator)
    assert CaseStudyPage.objects.filter(title="Neuer Fall").count() == 1


def test_a_changed_cell_changes_the_draft_and_nothing_else(
    case: CaseStudyPage, administrator: User
) -> None:
    row = row_of(case, administrator)
    problem = row["problem"].replace("schnell", "sehr schnell")
    load([{"address": row["address"], "title": row["title"], "problem": problem}], administrator)
    draft = latest(case)
    assert draft.problem[0].value["text"] == "Das Wasser stieg | sehr schnell."
    assert draft.problem[0].value["sources"][0]["url"] == OTHER
    case.refresh_from_db()
    assert case.problem[0].value["text"] == "Das Wasser stieg | schnell."
    assert case.has_unpublished_changes
    assert draft.operation_facts.get_prep_value() == case.operation_facts.get_prep_value()


def test_a_source_that_moved_is_changed_wherever_the_row_names_it(
    case: CaseStudyPage, administrator: User
) -> None:
    row = row_of(case, administrator)
    moved = row["sources"].replace(OTHER, "https://www.example.org/umgezogen")
    load([{"address": row["address"], "title": row["title"], "sources": moved}], administrator)
    urls = {each["url"] for each in TableCase(latest(case)).sources.rows.values()}
    assert OTHER not in urls
    assert "https://www.example.org/umgezogen" in urls


def test_a_fact_is_written_with_note_and_source(case: CaseStudyPage, administrator: User) -> None:
    row = row_of(case, administrator)
    change = {
        "address": row["address"],
        "title": row["title"],
        "sources": row["sources"]
        + "\n9 | https://www.example.org/neu | Neu | 27.11.2026 | Mai 2024",
        "start": "05.2020",
        "operator": "Stadtwerke Musterstadt",
        "operator_note": "seit 2024",
        "operator_sources": "9",
    }
    load([change], administrator)
    assert latest(case).basics_facts[0].value["start"]["stated"] == "2020-05"
    fact = latest(case).operation_facts[0].value["operator"]
    assert (fact["stated"], fact["note"]) == ("Stadtwerke Musterstadt", "seit 2024")
    [told] = fact["sources"]
    assert (told["url"], told["as_of"]) == ("https://www.example.org/neu", "2024-05")
    assert told["read_on"] == datetime.date(2026, 11, 27)


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("maturity", "fertig", "konzept"),
        ("fields_of_action", "mobilitaet; gibtesnicht", "gibtesnicht"),
        ("municipalities", "5122000", "05122000"),
        ("start", "Mitte 2024", "2024"),
        ("review_due", "31.02.2027", ""),
        ("contact_mail", "kein Postfach", "E-Mail"),
        ("website", "javascript:alert(1)", ""),
        ("operator_sources", "77", "77"),
        ("solution", "{{9: table}}", "9"),
        ("sources", "1 | kein-link | Titel | gestern", ""),
        ("measured_results", "erfunden: 3 [1]", "erfunden"),
        ("figures", "73 Sensoren", "value:"),
        ("unknown", "summary", "summary"),
        ("operator", "=SUMME(A1)", "Formel"),
        ("operator", "#NV", "#NV"),
        ("title", "", ""),
    ],
)
def test_what_is_wrong_is_said_with_its_column_and_changes_nothing(
    case: CaseStudyPage, administrator: User, column: str, text: str, said: str
) -> None:
    row = row_of(case, administrator)
    revisions = case.revisions.count()
    wrong = {"address": row["address"], "title": row["title"], column: text}
    good = {"address": "", "team": "by", "title": "Guter Fall"}
    problems = problems_of([wrong, good], administrator)
    assert said in problems[column]
    assert case.revisions.count() == revisions
    assert not CaseStudyPage.objects.filter(title="Guter Fall").exists()


def test_who_may_not_write_there_is_told_so(
    case: CaseStudyPage, berlin_editor: User, administrator: User
) -> None:
    row = row_of(case, administrator)
    assert "address" in problems_of([{**row, "summary": "Anders."}], berlin_editor)
    new = {"address": "", "title": "Fremd", "team": "by"}
    assert "team" in problems_of([new], berlin_editor)
    assert case.url_path not in {each["address"] for each in exported(berlin_editor)}


@pytest.mark.parametrize(
    "row",
    [
        {"address": "/de/by/gibt-es-nicht/", "title": "X"},
        {"address": "", "title": "X", "team": "mond"},
    ],
)
def test_what_is_not_there_is_named(
    portal: Portal, administrator: User, row: dict[str, str]
) -> None:
    assert problems_of([row], administrator)


def test_two_rows_about_one_case_study_are_refused(
    case: CaseStudyPage, administrator: User
) -> None:
    row = {"address": case.url_path, "title": case.title}
    assert "address" in problems_of([row, row], administrator)


@pytest.fixture
def upload(client: Client, administrator: User) -> Callable[[Rows], str]:
    """Return a function that uploads rows and gives the address of the run."""
    client.force_login(administrator)

    def send(rows: Rows) -> str:
        file = io.BytesIO(as_csv(rows).data)
        file.name = "faelle.csv"
        answer = client.post(reverse("tabular_import", args=["case-studies"]), {"file": file})
        deliver(OutboxMessage.objects.filter(topic=TOPIC))
        return str(answer["Location"])

    return send


def test_the_admin_shows_first_what_would_change(
    case: CaseStudyPage, upload: Callable[[Rows], str], client: Client
) -> None:
    row = {"address": case.url_path, "title": case.title, "summary": "Ganz neu gesagt."}
    address = upload([row])
    shown = client.get(address).content.decode()
    assert "Ganz neu gesagt." in shown
    assert latest(case).summary == case.summary
    client.post(address)
    deliver(OutboxMessage.objects.filter(topic=TOPIC))
    assert latest(case).summary == "Ganz neu gesagt."
    assert "Pegel" not in client.get(address).content.decode()
    client.post(address)
    assert ImportRun.objects.get().state == ImportRun.State.DONE


def test_a_faulty_table_is_refused_with_row_and_column(
    case: CaseStudyPage, upload: Callable[[Rows], str], client: Client
) -> None:
    row = {"address": case.url_path, "title": case.title, "maturity": "fertig"}
    address = upload([row])
    shown = client.get(address).content.decode()
    assert "maturity" in shown and "fertig" in shown
    client.post(address)
    assert ImportRun.objects.get().state == ImportRun.State.REFUSED


def test_a_run_is_shown_to_whoever_began_it_and_forgotten_after_a_week(
    case: CaseStudyPage, upload: Callable[[Rows], str], client: Client, berlin_editor: User
) -> None:
    address = upload([{"address": case.url_path, "title": case.title}])
    client.force_login(berlin_editor)
    assert client.get(address, follow=True).status_code == 404
    client.post(address)
    assert ImportRun.objects.get().state == ImportRun.State.CHECKED
    ImportRun.objects.update(created_at="2020-01-01T00:00:00Z")
    forget_old()
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_admin_exports_the_table(
    case: CaseStudyPage, administrator: User, client: Client, ending: str
) -> None:
    client.force_login(administrator)
    address = reverse("tabular_export", args=["case-studies", ending])
    page = client.get(reverse("tabular_import", args=["case-studies"]))
    assert f'href="{address}"' in page.content.decode()
    answer: Any = client.get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code == 200 and len(body) > 1000
    assert client.get("/admin/imports/terms/export.csv").status_code == 404


def test_a_translation_comes_back_and_is_changed_nowhere(
    case: CaseStudyPage, administrator: User
) -> None:
    english = translated(case, Locale.objects.get(language_code="en")).get_target_instance()
    row = next(each for each in exported(administrator) if each["address"] == english.url_path)
    assert "0" in load([row], administrator)[0]
    assert "summary" in problems_of([{**row, "summary": "Otherwise."}], administrator)


def test_soft_hyphens_and_marks_of_direction_are_kept(
    case: CaseStudyPage, administrator: User
) -> None:
    title = "Energie\u00admonitoring \u200eCottbus"
    load([{"address": case.url_path, "title": title}], administrator)
    assert latest(case).title == title
    assert load([row_of(case, administrator)], administrator)


def test_the_table_asks_no_more_for_each_case_study(
    case: CaseStudyPage, administrator: User
) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            exported(administrator)
        return len(captured)

    few = statements()
    multiply(case, 20)
    assert statements() <= few + 1
