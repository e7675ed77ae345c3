"""The statements of the PostgreSQL engine."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "sql"


def statement(name: str) -> str:
    """Return a statement of the folder with the condition for what may be shown."""
    readable = (FOLDER / "readable.sql").read_text(encoding="utf-8")
    text = (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    return text.replace("{readable}", f"(\n{readable})")


SEARCH = statement("search")
ELSEWHERE = statement("elsewhere")
VOCABULARY = statement("vocabulary")
