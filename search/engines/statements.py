"""The statements of the engines."""

from __future__ import annotations

from pathlib import Path

from catalogue.statements import with_readable

FOLDER = Path(__file__).resolve().parent / "sql"


def with_formula(statement: str) -> str:
    """Return a statement in which {weighed} and {contribution} stand for parts of the formula."""
    for part in ("weighed", "contribution"):
        text = (FOLDER / f"{part}.sql").read_text(encoding="utf-8")
        statement = statement.replace(f"{{{part}}}", text.partition("\n")[2].strip())
    return statement


SEARCH = with_formula(with_readable(FOLDER / "search.sql"))
EXPLAIN = with_formula((FOLDER / "explain.sql").read_text(encoding="utf-8"))
DEMANDED = (FOLDER / "demanded.sql").read_text(encoding="utf-8")
DOCUMENTS_OF_INDEX = (FOLDER / "documents.sql").read_text(encoding="utf-8")
DIGESTS = DOCUMENTS_OF_INDEX.replace("{columns}", "")
DOCUMENTS = DOCUMENTS_OF_INDEX.replace("{columns}", ", prior, facets, changed, expires, terms")
