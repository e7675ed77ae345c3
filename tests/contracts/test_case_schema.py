"""Whatever the schema declares is in the form, on the page and labelled as the field calls it."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from accounts.models import User
from cases.models import CaseStudyPage
from cases.schema import FIELDS, SCHEMA, Detail, Field, Kind, Part, facts_in, stream_of
from cases.schema.facts import all_facts, told
from catalogue.models import Entry
from taxonomy.importing import load as load_terms
from taxonomy.vocabularies import Vocabularies
from tests.contracts.conftest import signed_in
from tests.factories.page_forms import edit_address, filled_form
from tests.factories.pages import make_case
from tests.factories.portal import Portal
from tests.factories.streams import facts
from tests.following import follow_changes
from tests.markup import Document

pytestmark = pytest.mark.django_db
LABELS = {
    "partners": "Beteiligte",
    "target_groups": "Zielgruppen",
    "sdg": "Nachhaltigkeitsziele (SDG)",
    "size_classes_ok": "Geeignete Gemeindegrößenklassen",
    "area_types_ok": "Geeignete Raumtypen",
    "conditions": "Voraussetzungen",
    "barriers": "Hemmnisse",
    "adaptation": "Anpassungsbedarf",
    "transfer_steps": "Schritte zur Nachnutzung",
    "effort_time": "Zeitaufwand (Monate)",
    "software_repo": "Quellcode",
    "software_licence": "Softwarelizenz (SPDX)",
    "legal_basis": "Rechtsgrundlagen Bund/Land",
    "transfer_support": "Unterstützung bei der Nachnutzung",
    "legal_form": "Rechts-/Organisationsform des Betriebs",
    "operator": "Betreiber",
    "owner": "Eigentümer",
    "cooperation_form": "Kooperationsform",
    "joint_model_open": "Offen für Mitglieder / Partner",
    "revenue": "Einnahmen",
    "funding": "Förderung",
    "cost_setup": "Kosten Einführung",
    "cost_year": "Kosten je Jahr",
    "cost_basis": "Bezugsgröße und Jahr",
    "cost_sharing": "Kostenschlüssel",
    "procurement": "Beschaffungsweg",
    "sustained": "Betrieb nach Förderende",
    "value_added": "Wertschöpfung / Gemeinwohlnutzen",
    "marketplace_url": "Eintrag im Marktplatz „Deutschland Digital“",
    "data_used": "Genutzte Daten",
    "data_made": "Erzeugte Daten",
    "personal_data": "Personenbezug",
    "dpia": "Datenschutz-Folgenabschätzung",
    "data_access": "Zugang",
    "data_licence": "Datenlizenz",
    "data_platform": "Urbane Datenplattform / Datenraum",
    "data_governance": "Datengovernance",
    "data_sovereignty": "Regeln für Dritte",
    "data_value": "Inwertsetzung",
    "dataset_urls": "GovData / Open-Data-Katalog",
    "data_quality": "Qualität und Aktualisierung",
}

WRITTEN = {
    Kind.NUMBER: "6,5",
    Kind.WHOLE_NUMBER: "1.234",
    Kind.DATE: "Mai 2024",
    Kind.YES_NO: "ja",
}


def example(declared: Field | Detail) -> Any:
    """Return a value that only this field holds."""
    code = next(iter(Vocabularies().choices(declared.vocabulary)), "")
    return {
        Kind.TERM: code,
        Kind.TERMS: [code],
        Kind.NUMBER: 6.5,
        Kind.WHOLE_NUMBER: 1234,
        Kind.DATE: "2024-05",
        Kind.YES_NO: "yes",
        Kind.LINK: f"https://{declared.key.replace('_', '-')}.example/",
    }.get(declared.kind, f"Wert von {declared.key}")


def filled(part: Part) -> list[Any]:
    """Return the stream of a part with a value in every field."""
    values = {}
    for field in facts_in(part):
        entry = {detail.key: example(detail) for detail in field.details}
        values[field.key] = [entry] if field.kind == Kind.ENTRIES else example(field)
    return facts(**values)


@pytest.fixture
def case(portal: Portal) -> CaseStudyPage:
    load_terms()
    streams = {stream_of(part): filled(part) for part in SCHEMA}
    return make_case(portal.area("bund"), slug="voll", **streams)


def test_the_walk_finds_all_parts_of_the_schema() -> None:
    assert len(FIELDS) == sum(map(len, SCHEMA.values())), "a key stands in two parts"
    assert len(FIELDS) > 60


def test_german_labels_are_those_of_the_schema() -> None:
    with override("de"):
        assert {key: str(FIELDS[key].label) for key in LABELS} == LABELS


def test_every_field_says_in_german_what_to_write() -> None:
    with override("en"):
        english = {key: str(field.help) for key, field in FIELDS.items() if field.is_fact}
    with override("de"):
        same = [key for key, text in english.items() if str(FIELDS[key].help) == text]
    assert [key for key, text in english.items() if not text] == []
    assert same == []


def test_every_vocabulary_of_the_schema_has_terms() -> None:
    load_terms()
    names = {field.vocabulary for field in FIELDS.values()} - {""}
    names |= {each.vocabulary for field in FIELDS.values() for each in field.details} - {""}
    vocabularies = Vocabularies()
    assert [name for name in sorted(names) if not vocabularies.choices(name)] == []


def test_every_field_is_in_the_form(portal: Portal, administrator: User) -> None:
    fields = CaseStudyPage.get_edit_handler().get_form_class().base_fields
    missing = []
    for part, declared in SCHEMA.items():
        block = fields[stream_of(part)].block.child_blocks["facts"]
        asked = {field.key for field in declared} - {"adoptions"}
        missing += sorted(asked - fields.keys() - block.child_blocks.keys())
    assert missing == []
    page = make_case(portal.area("bund"), slug="leer", data_facts=[])
    editor = Client()
    editor.force_login(administrator)
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    sent = Document(html.encode()).soup.select_one("#data_facts, [id^=data_facts]")
    assert sent is not None
    state = str(sent.get("data-w-block-arguments-value"))
    assert "data_quality" in state, "the block of the part begins by itself"


def test_every_value_is_on_the_page(case: CaseStudyPage, client: Client) -> None:
    document = Document(client.get(case.url).content)
    text = document.one("main").get_text(" ")
    links = {str(link.get("href")) for link in document.soup.select("main a[href]")}
    words = Vocabularies()
    missing = []
    with override("de"):
        for field in FIELDS.values():
            for told in field.details or ((field,) if field.is_fact else ()):
                value = example(told)
                if told.kind in (Kind.TERM, Kind.TERMS):
                    code = value if isinstance(value, str) else value[0]
                    expected = words.label(told.vocabulary, code)
                else:
                    expected = WRITTEN.get(told.kind, value)
                if expected not in text and expected not in links and told.key != "year":
                    missing.append(f"{field.key}.{told.key}: {expected}")
    assert missing == []


def test_what_no_source_says_is_named(portal: Portal, client: Client) -> None:
    empty: dict[str, Any] = {stream_of(part): [] for part in SCHEMA}
    page = make_case(portal.area("bund"), slug="leer", **empty)
    text = Document(client.get(page.url).content).one("main").get_text(" ")
    with override("de"):
        labels = {key: str(field.label) for key, field in FIELDS.items() if field.is_fact}
    missing = [key for key, label in labels.items() if label not in text]
    assert missing == []


def test_programs_get_every_fact(case: CaseStudyPage, client: Client) -> None:
    items = client.get("/api/v1/case-studies").json()["items"]
    [item] = [item for item in items if item["url"].endswith(case.url)]
    lines = client.get("/api/v1/case-studies.csv").getvalue().decode("utf-8-sig")
    [row] = [row for row in csv.DictReader(io.StringIO(lines)) if row["id"] == item["id"]]
    for key, field in FIELDS.items():
        if not field.is_fact:
            continue
        told = item["details"][key]
        if field.kind == Kind.ENTRIES:
            assert {*told[0]} == {detail.key for detail in field.details} | {"sources"}, key
            assert all(f"{detail.key}=" in row[key] for detail in field.details), key
        else:
            assert told["value"] == example(field), key
            assert row[key], key
        assert row[f"{key}_sources"].startswith("https://"), key


def test_search_finds_every_fact_by_its_name(case: CaseStudyPage) -> None:
    follow_changes()
    body = Entry.objects.get(object_id=case.pk, source="cases.casestudypage").body
    with override("de"):
        missing = [
            key for key, field in FIELDS.items() if field.is_fact and str(field.label) not in body
        ]
    assert not missing


def test_the_form_keeps_every_fact(case: CaseStudyPage, administrator: User) -> None:
    browser = signed_in(administrator)
    answer = browser.post(edit_address(case), filled_form(browser, case))
    assert answer.status_code == 302, answer.context["form"].errors
    again = case.get_latest_revision_as_object()
    assert plain_facts(again) == plain_facts(case)


def plain_facts(page: CaseStudyPage) -> dict[str, Any]:
    """Return all facts of a page without the marks of their places in the form."""
    return {key: told(fact) for key, fact in all_facts(page).items()}
