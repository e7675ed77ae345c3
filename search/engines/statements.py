"""The statements of the PostgreSQL engine."""

from __future__ import annotations

from pathlib import Path

from catalogue.statements import with_readable

FOLDER = Path(__file__).resolve().parent / "sql"
SEARCH = with_readable(FOLDER / "search.sql")
DEMANDED = (FOLDER / "demanded.sql").read_text(encoding="utf-8")
