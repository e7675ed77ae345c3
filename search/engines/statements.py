"""The statements of the engines."""

from __future__ import annotations

from pathlib import Path

from catalogue.statements import with_readable

FOLDER = Path(__file__).resolve().parent / "sql"


def read(name: str) -> str:
    """Return a statement, or a part of one, without the comment at its head."""
    lines = (FOLDER / f"{name}.sql").read_text(encoding="utf-8").splitlines(keepends=True)
    first = next(place for place, line in enumerate(lines) if not line.startswith("--"))
    return "".join(lines[first:]).strip()


def with_parts(statement: str, *names: str) -> str:
    """Return a statement in which {name} stands for the file of that name."""
    for name in names:
        statement = statement.replace(f"{{{name}}}", read(name))
    return statement


def searching(*, many: bool, filters: int, demanded: bool, excluded: bool, order: str) -> str:
    """Return the statement of a search: for many or few postings, with so many filters."""
    statement = SEARCH.replace("{documents}", DOCUMENTS_OF_MANY if many else DOCUMENTS_OF_FEW)
    statement = statement.replace("{missed}", missed(filters))
    statement = statement.replace(
        "{demanded}", (DEMANDED if demanded else "") + (EXCLUDED if excluded else "")
    )
    return statement.replace("{order}", order)


def missed(filters: int) -> str:
    """Return what says which of the filters an entry misses: none, its name, NULL for several."""
    if not filters:
        return "''"
    misses = [f"(NOT catalogue_entry.tokens && %(values_{n})s::text[])" for n in range(filters)]
    number = " + ".join(f"{miss}::int" for miss in misses)
    names = " ".join(f"WHEN {miss} THEN %(name_{n})s" for n, miss in enumerate(misses))
    return f"CASE {number} WHEN 0 THEN '' WHEN 1 THEN CASE {names} END END"


SEARCH = with_parts(read("search"), "contribution")
DOCUMENTS_OF_FEW = with_readable(FOLDER / "few.sql").partition("\n")[2].strip()
DOCUMENTS_OF_MANY = with_readable(FOLDER / "many.sql").partition("\n")[2].strip()
WEIGH = with_parts(read("weigh"), "weighed")
EXPLAIN = with_parts(read("explain"), "weighed", "contribution")
DEMANDED = read("demanded") + "\n"
EXCLUDED = read("excluded")
DOCUMENTS_OF_INDEX = (FOLDER / "documents.sql").read_text(encoding="utf-8")
DIGESTS = DOCUMENTS_OF_INDEX.replace("{columns}", "")
DOCUMENTS = DOCUMENTS_OF_INDEX.replace("{columns}", ", prior, facets, changed, expires, terms")
