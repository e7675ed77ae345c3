"""The statements of the engines."""

from __future__ import annotations

from pathlib import Path

from catalogue.statements import with_readable

FOLDER = Path(__file__).resolve().parent / "sql"
SEARCH = with_readable(FOLDER / "search.sql")
DEMANDED = (FOLDER / "demanded.sql").read_text(encoding="utf-8")
DOCUMENTS_OF_INDEX = (FOLDER / "documents.sql").read_text(encoding="utf-8")
DIGESTS = DOCUMENTS_OF_INDEX.replace("{columns}", "")
DOCUMENTS = DOCUMENTS_OF_INDEX.replace("{columns}", ", prior, facets, changed, expires, terms")
