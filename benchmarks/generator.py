"""Thousands of case studies at the price of a few statements a hundred.

Titles and texts are built from neutral parts and say what they are; places come from the register.
"""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command, get_commands
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from cases.models import CaseStudyPage
from home.models import TeamPage
from taxonomy.models import AdministrativeUnit, Term
from tests.factories.streams import block, claim_source, facts, figure, statement

BATCH = 500
SECTIONS = ("problem", "solution", "effect", "results", "transfer", "operation", "data", "lessons")
SUBJECTS = ("Die Verwaltung", "Das Team", "Der Fachbereich", "Die Arbeitsgruppe", "Der Betrieb")
VERBS = ("prüft", "erfasst", "ordnet", "beschreibt", "vergleicht", "plant", "teilt")
OBJECTS = ("die Messwerte", "den Ablauf", "die Anträge", "die Karte", "den Bedarf", "die Wege")
ENDINGS = ("in jedem Quartal", "mit wenigen Schritten", "nach Plan", "ohne neue Geräte", "im Test")
SENTENCES = tuple(itertools.product(SUBJECTS, VERBS, OBJECTS, ENDINGS))


@dataclass(frozen=True)
class Stock:
    """What the case studies refer to, read once."""

    areas: list[TeamPage]
    towns: list[int]
    terms: dict[str, list[int]]


def generate(first: int, number: int) -> None:
    """Add case studies with the numbers from `first` on below the German areas, and list them."""
    stock = read_stock()
    for start in range(first, first + number, BATCH):
        numbers = range(start, min(start + BATCH, first + number))
        for area, of_area in itertools.groupby(
            sorted(numbers, key=lambda each: each % len(stock.areas)),
            key=lambda each: stock.areas[each % len(stock.areas)],
        ):
            add_below(area, list(of_area), stock)
    rebuild_what_is_listed()


def read_stock() -> Stock:
    """Return areas, places and terms."""
    terms: dict[str, list[int]] = {}
    for vocabulary, key in Term.objects.filter(retired=False).values_list("vocabulary", "pk"):
        terms.setdefault(vocabulary, []).append(key)
    areas = TeamPage.objects.filter(locale__language_code="de").live().order_by("path")
    towns = AdministrativeUnit.objects.exclude(parent=None).order_by("pk")
    return Stock(list(areas), list(towns.values_list("pk", flat=True)), terms)


def add_below(area: TeamPage, numbers: list[int], stock: Stock) -> None:
    """Add pages below an area: rows of Wagtail's table, of ours, and of the relations."""
    area.refresh_from_db()
    last = area.get_last_child()
    begin = Page._str2int(last.path[-Page.steplen :]) + 1 if last else 1
    cases = [case_of(area, number, begin + place, stock) for place, number in enumerate(numbers)]
    parents = [Page(**{name: getattr(case, name) for name in COLUMNS}) for case in cases]
    Page.objects.bulk_create(parents)
    for case, parent in zip(cases, parents, strict=True):
        case.pk = case.page_ptr_id = parent.pk
    # bulk_create refuses models with a table of their parent's; this is what it calls.
    own = [field for field in CaseStudyPage._meta.local_concrete_fields if not field.generated]
    CaseStudyPage._base_manager._insert(cases, fields=own, using="default")
    relate(CaseStudyPage.municipalities.through, cases, numbers, stock.towns)
    fields = stock.terms["field_of_action"]
    relate(CaseStudyPage.fields_of_action.through, cases, numbers, fields)
    Page.objects.filter(pk=area.pk).update(numchild=F("numchild") + len(cases))


COLUMNS = [field.attname for field in Page._meta.concrete_fields if field.name != "id"]


def case_of(area: TeamPage, number: int, place: int, stock: Stock) -> CaseStudyPage:
    """Return a case study as its row will be, not yet saved."""
    moment = timezone.now()
    slug = f"beispiel-{number}"
    sentences = itertools.islice(itertools.cycle(SENTENCES), number, None)
    return CaseStudyPage(
        title=f"Beispiel {number}",
        draft_title=f"Beispiel {number}",
        slug=slug,
        path=Page._get_path(area.path, area.depth + 1, place),
        depth=area.depth + 1,
        url_path=f"{area.url_path}{slug}/",
        content_type=ContentType.objects.get_for_model(CaseStudyPage),
        locale_id=area.locale_id,
        translation_key=uuid.uuid4(),
        live=True,
        first_published_at=moment,
        last_published_at=moment,
        checked_on=moment.date(),
        basics_facts=facts(start=f"{2015 + number % 10}"),
        summary=f"Erzeugter Text zum Messen, Nummer {number}: {next_words(sentences)}",
        claim_sources=[claim_source()],
        operation_facts=facts(operator=next_words(sentences)),
        figures=[figure(f"{number}", "Nummer dieses Beispiels")],
        **terms_of(number, stock),
        **{name: section(sentences) for name in SECTIONS},
    )


def terms_of(number: int, stock: Stock) -> dict[str, int]:
    """Return one term for each field that takes one."""
    vocabularies = {
        "main_field_id": "field_of_action",
        "solution_type_id": "solution_type",
        "maturity_id": "maturity",
        "evidence_id": "evidence",
        "content_licence_id": "licence",
    }
    return {
        name: stock.terms[vocabulary][number % len(stock.terms[vocabulary])]
        for name, vocabulary in vocabularies.items()
        if stock.terms.get(vocabulary)
    }


def section(sentences: Iterator[tuple[str, ...]]) -> list[dict[str, Any]]:
    """Return a section of a heading and two statements."""
    texts = [" ".join(next_words(sentences) for _each in range(3)) for _statement in range(2)]
    return [block("heading", {"text": "Ablauf"}), *(statement(text) for text in texts)]


def next_words(sentences: Iterator[tuple[str, ...]]) -> str:
    """Return the next sentence."""
    return " ".join(next(sentences)) + "."


def relate(through: Any, cases: list[CaseStudyPage], numbers: list[int], keys: list[int]) -> None:
    """Relate each case study to two of the keys."""
    own, other = (
        next(field.attname for field in through._meta.fields if field.related_model is wanted)
        for wanted in (CaseStudyPage, _other(through))
    )
    through.objects.bulk_create(
        through(**{own: case.pk, other: keys[(number * 7 + step) % len(keys)]})
        for case, number in zip(cases, numbers, strict=True)
        for step in range(2)
    )


def _other(through: Any) -> type[Any]:
    related = (field.related_model for field in through._meta.fields if field.related_model)
    return next(model for model in related if model is not CaseStudyPage)


def rebuild_what_is_listed() -> None:
    """Write anew what lists and search read, by the command that there is."""
    if "catalogue" in get_commands():
        call_command("catalogue", "rebuild")
    else:
        call_command("rebuild_search")
