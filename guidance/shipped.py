"""The offers and words that the portal comes with."""

from __future__ import annotations

from pathlib import Path

from guidance.models import GlossaryTerm, Offer, OfferPlace
from tabular.rows import Row
from tabular.tables import Table, read_table
from taxonomy.languages import languages
from taxonomy.models import AdministrativeUnit, Term
from taxonomy.multilingual import MultilingualText
from taxonomy.multilingual_rows import main_column, other_columns, texts_of

DATA = Path(__file__).resolve().parent / "data"
SOURCE_FIELDS = ("sources", "read_on", "as_of")
OFFER_FIELDS = (
    *("names", "kind", "second_kind", "summaries", "providers", "audiences", "costs"),
    *("deadline", "website", "checked_on", *SOURCE_FIELDS),
)
GLOSSARY_FIELDS = ("names", "definitions", *SOURCE_FIELDS)
SLUG = "[a-z0-9-]{1,80}"


def offer_table() -> Table:
    """Return the table of the offers."""
    texts = ("name", "summary", "provider")
    required = ("id", "kind", "also", "laender", "deadline", *SOURCE_FIELDS)
    others = [column for name in texts for column in other_columns(name)]
    free = [f"{name}_{code}" for name in ("audience", "cost") for code in languages()]
    columns = (*required, *map(main_column, texts))
    return read_table(DATA / "offers.csv", columns, (*others, *free))


def shipped_offers() -> list[Offer]:
    """Return the offers, unsaved; terms of the vocabulary must be there."""
    kinds = {term.code: term for term in Term.objects.of("offer_kind")}
    table = offer_table()
    offers = [
        Offer(
            slug=row.code("id", SLUG, "egov-campus"),
            kind=kinds[row.choice("kind", kinds)],
            second_kind=kinds.get(row.values.get("also", "")),
            names=texts_of(row, "name", longest=160),
            summaries=texts_of(row, "summary", longest=500),
            providers=texts_of(row, "provider", longest=200),
            audiences=some_texts(row, "audience"),
            costs=some_texts(row, "cost"),
            deadline=row.date("deadline", required=False),
            **source_of(row),
        )
        for row in table.rows
    ]
    table.problems.raise_any()
    return offers


def shipped_places() -> list[OfferPlace]:
    """Return the Länder of the offers, which must be there."""
    table = offer_table()
    laender = {unit.key: unit for unit in AdministrativeUnit.objects.filter(level="land")}
    offers = {offer.slug: offer for offer in Offer.objects.all()}
    return [
        OfferPlace(offer=offers[row.values["id"]], land=laender[key])
        for row in table.rows
        for key in row.values["laender"].split()
        if row.values["id"] in offers
    ]


def shipped_words() -> list[GlossaryTerm]:
    """Return the words of the glossary, unsaved."""
    texts = ("name", "definition")
    others = [column for name in texts for column in other_columns(name)]
    required = ("id", *map(main_column, texts), *SOURCE_FIELDS)
    table = read_table(DATA / "glossary.csv", required, others)
    words = [
        GlossaryTerm(
            slug=row.code("id", SLUG, "efa"),
            names=texts_of(row, "name", longest=120),
            definitions=texts_of(row, "definition", longest=600),
            **source_of(row),
        )
        for row in table.rows
    ]
    table.problems.raise_any()
    return words


def some_texts(row: Row, name: str) -> MultilingualText:
    """Return the texts of a column that may be empty."""
    texts = {code: row.values.get(f"{name}_{code}", "") for code in languages()}
    return MultilingualText({code: text for code, text in texts.items() if text})


def source_of(row: Row) -> dict[str, object]:
    """Return where a row was read, when, and of when the source is."""
    return {
        "sources": "\n".join(row.text("sources", longest=1500).split()),
        "read_on": row.date("read_on"),
        "as_of": row.text("as_of", required=False, longest=10),
    }
