"""The statements of the catalogue, with the condition for what may be shown."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "sql"
READABLE = (FOLDER / "readable.sql").read_text(encoding="utf-8")


def with_readable(path: Path) -> str:
    """Return a statement of a file in which {readable} stands for what may be shown."""
    return path.read_text(encoding="utf-8").replace("{readable}", f"(\n{READABLE})")
