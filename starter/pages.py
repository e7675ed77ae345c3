"""Case studies, guidance and standard pages of the starter content."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.models import Locale

from cases.models import CaseStudyPage, ModelProject
from content.models import BasePage
from guidance.models import GuidancePage
from home.models import HomePage, StandardPage, TeamPage
from starter.reading import Record, StarterContentError
from starter.storing import store, store_translation
from starter.streams import StreamWriter
from starter.tree import REVIEW_DUE
from taxonomy.models import AdministrativeUnit, Term

CASE_SECTIONS = (
    "problem",
    "solution",
    "effect",
    "results",
    "transfer",
    "operation",
    "data",
    "failures",
    "lessons",
)


def area_of(record: Record) -> TeamPage:
    """Return the German area of the team that a file names."""
    areas = TeamPage.objects.filter(team_area__team__code=record["team"])
    area = areas.filter(locale__language_code="de").first()
    if area is None:
        raise StarterContentError(f"{record['file']}: no team “{record['team']}”")
    return area


def terms(record: Record, vocabulary: str, codes: list[str]) -> list[Term]:
    """Return terms by code; an unknown code is an error."""
    known = Term.objects.filter(vocabulary=vocabulary).select_related("merged_into")
    found = {term.code: term.merged_into or term for term in known}
    unknown = [code for code in codes if code not in found]
    if unknown:
        raise StarterContentError(f"{record['file']}: {vocabulary} has no {', '.join(unknown)}")
    return [found[code] for code in codes]


def term(record: Record, vocabulary: str, key: str) -> Term | None:
    """Return the one term that a file names, or None."""
    return terms(record, vocabulary, [record[key]])[0] if record.get(key) else None


@transaction.atomic
def load_case(record: Record) -> None:
    """Publish one case study, in English too where the file has it."""
    page = CaseStudyPage(
        slug=record["slug"],
        project=project_of(record),
        main_field=terms(record, "field_of_action", record["fields_of_action"])[0],
        solution_type=term(record, "solution_type", "solution_type"),
        maturity=term(record, "maturity", "maturity"),
        evidence=term(record, "evidence", "evidence"),
        content_licence=terms(record, "licence", ["cc-by-4-0"])[0],
        website=record.get("website", ""),
        contact_mail=record.get("contact_mail", ""),
        places_shown=record.get("places_shown", ""),
        review_due=record.get("review_due", REVIEW_DUE),
        **case_texts(record, "de"),
    )
    page.municipalities.set(
        AdministrativeUnit.objects.filter(key__in=record.get("municipalities", []))
    )
    page.fields_of_action.set(terms(record, "field_of_action", record["fields_of_action"]))
    key = f"case {record['slug']}"
    stored = store(f"{key} de", page, area_of(record))
    if stored and "en" in record:
        store_translation(f"{key} en", stored, "en", case_texts(record, "en"))


def project_of(record: Record) -> ModelProject | None:
    """Return the model project that a file names."""
    slug = record.get("project")
    return ModelProject.objects.get(slug=slug) if slug else None


def case_texts(record: Record, language: str) -> dict[str, Any]:
    """Return the field values of a case study in one language."""
    writer = StreamWriter(record, language)
    texts = record[language]
    return {
        "title": texts["title"],
        "summary": texts["claim"],
        "claim_sources": [
            {**source, "type": "source"} for source in writer.sources(record["claim"], "claim")
        ],
        "facts": facts(writer),
        "figures": figures(writer),
        "reused_by": reuses(writer),
        "involved": involved(writer),
        **{name: writer.section(name) for name in CASE_SECTIONS},
    }


def facts(writer: StreamWriter) -> list[Record]:
    """Return the facts for “At a glance”."""
    values = writer.texts.get("facts") or []
    return [
        writer.block(
            "fact",
            {
                "kind": fact["kind"],
                "value": values[index],
                "sources": writer.sources(fact["sources"], f"facts.{index}"),
            },
            f"facts.{index}",
        )
        for index, fact in enumerate(writer.record.get("facts") or [])
    ]


def figures(writer: StreamWriter) -> list[Record]:
    """Return the results in figures."""
    values = writer.texts.get("figures") or []
    return [
        writer.block(
            "figure",
            {**values[index], "sources": writer.sources(figure["sources"], f"figures.{index}")},
            f"figures.{index}",
        )
        for index, figure in enumerate(writer.record.get("figures") or [])
    ]


def reuses(writer: StreamWriter) -> list[Record]:
    """Return who took the solution over."""
    values = writer.texts.get("reused_by") or []
    return [
        writer.block(
            "reuse",
            {
                "place": values[index]["place"],
                "what": values[index].get("what", ""),
                "key": str(reuse.get("key") or ""),
                "year": reuse.get("year"),
                "sources": writer.sources(reuse["sources"], f"reused_by.{index}"),
            },
            f"reused_by.{index}",
        )
        for index, reuse in enumerate(writer.record.get("reused_by") or [])
    ]


def involved(writer: StreamWriter) -> list[Record]:
    """Return who takes part without having adopted the solution."""
    values = writer.texts.get("involved") or []
    return [
        writer.block(
            "involvement",
            {
                "place": values[index]["place"],
                "what": values[index].get("what", ""),
                "key": str(entry.get("key") or ""),
                "kind": entry["kind"],
                "sources": writer.sources(entry["sources"], f"involved.{index}"),
            },
            f"involved.{index}",
        )
        for index, entry in enumerate(writer.record.get("involved") or [])
    ]


@transaction.atomic
def load_guidance(record: Record) -> None:
    """Publish one guidance page, in English too where the file has it."""
    page = GuidancePage(
        slug=record["slug"],
        question=record["question"],
        stage=record.get("stage"),
        review_due=record.get("review_due", REVIEW_DUE),
        related_cases=related_cases(record),
        **guidance_texts(record, "de"),
    )
    codes = record.get("valid_for") or []
    page.valid_for.set(AdministrativeUnit.objects.laender().filter(iso_code__in=codes))
    examples = record.get("examples_from") or []
    page.examples_from.set(AdministrativeUnit.objects.laender().filter(iso_code__in=examples))
    key = f"guidance {record['slug']}"
    stored = store(f"{key} de", page, area_of(record))
    if stored and "en" in record:
        store_translation(f"{key} en", stored, "en", guidance_texts(record, "en"))


def related_cases(record: Record) -> list[Record]:
    """Return the case studies that a file names, as a stream; a deleted one is left out."""
    writer = StreamWriter(record, "de")
    slugs = record.get("related_cases") or []
    cases = CaseStudyPage.objects.filter(slug__in=slugs, locale__language_code="de")
    found = {case.slug: case.pk for case in cases}
    return [
        writer.block("case", found[slug], f"related_cases.{slug}")
        for slug in slugs
        if slug in found
    ]


def guidance_texts(record: Record, language: str) -> dict[str, Any]:
    """Return the field values of a guidance page in one language."""
    texts = record[language]
    entries = [entry for entry in texts["body"] if "related_cases" not in entry]
    kept = {**record, language: {**texts, "body": entries}}
    if language != "de":
        german = [entry for entry in record["de"]["body"] if "related_cases" not in entry]
        kept["de"] = {**record["de"], "body": german}
    return {
        "title": texts["title"],
        "summary": texts["summary"],
        "audience": texts.get("audience", ""),
        "legal_note": texts.get("legal_note", ""),
        "body": StreamWriter(kept, language).section("body"),
    }


@transaction.atomic
def load_standard_page(record: Record) -> None:
    """Publish a standard page in each language of its file."""
    key = None
    for language in ("de", "en", "de-simple"):
        if language not in record:
            continue
        texts = record[language]
        home = HomePage.objects.get(locale__language_code=language)
        page = StandardPage(
            title=texts["title"],
            slug=record["slug"],
            summary=texts.get("summary", ""),
            draft_note=texts.get("draft_note", ""),
            purpose=record["purpose"],
            review_due=REVIEW_DUE,
            locale=Locale.objects.get(language_code=language),
            body=StreamWriter(record, language).section("body"),
        )
        if key:
            page.translation_key = key
        stored = store(f"page {record['slug']} {language}", page, home)
        key = key or (stored and stored.translation_key)


def published(model: type[BasePage], slug: str) -> BasePage | None:
    """Return the German page of a type by its slug."""
    return model.objects.filter(slug=slug, locale__language_code="de").first()
