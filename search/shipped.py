"""The synonyms that the portal comes with."""

from __future__ import annotations

from pathlib import Path

from search.models import SynonymGroup
from search.models.synonyms import BETWEEN
from tabular.tables import read_table
from taxonomy.languages import languages

DATA = Path(__file__).resolve().parent / "data"


def shipped_synonyms() -> list[SynonymGroup]:
    """Return the groups of synonyms in languages of the portal."""
    table = read_table(DATA / "synonyms.csv", ("language", "phrases"))
    groups = [
        SynonymGroup(
            locale=row.text("language", longest=16),
            phrases="\n".join(each.strip() for each in row.text("phrases").split(BETWEEN)),
        )
        for row in table.rows
    ]
    table.problems.raise_any()
    return [group for group in groups if group.locale in languages()]
