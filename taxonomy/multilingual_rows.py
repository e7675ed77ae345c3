"""Text in several languages in tables: a column for each language, `label_de`, `label_en` …"""

from __future__ import annotations

from tabular.rows import Row
from taxonomy.languages import languages, main_language
from taxonomy.multilingual import MultilingualText


def main_column(name: str) -> str:
    """Return the column of the main language, which a table must have."""
    return f"{name}_{main_language().code}"


def other_columns(name: str) -> list[str]:
    """Return the columns of the other languages, which a table may have."""
    return [f"{name}_{code}" for code in languages() if code != main_language().code]


def texts_of(row: Row, name: str, *, longest: int) -> MultilingualText:
    """Return the texts of a row; that in the main language must be there."""
    texts = {
        code: row.text(f"{name}_{code}", required=code == main_language().code, longest=longest)
        for code in languages()
    }
    return MultilingualText({code: text for code, text in texts.items() if text})
