"""Synonyms from tables, as the list of synonyms exports them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jobs.actions.base import Asker
from search.actions.import_synonyms import ImportSynonyms
from search.models import SynonymGroup
from search.models.synonyms import BETWEEN
from tabular.files import TableFile
from tabular.registry import Importer, importers
from tabular.tables import read_table
from taxonomy.languages import languages

COLUMNS = ("language", "phrases")
LONGEST = 1_000


def import_synonyms(file: TableFile, user: Asker = None) -> list[str]:
    """Add the groups of a table that are missing."""
    table = read_table(file, COLUMNS)
    groups = [
        (
            row.number,
            SynonymGroup(
                locale=row.choice("language", list(languages())),
                phrases=row.text("phrases", longest=LONGEST).replace(BETWEEN, "\n"),
            ),
        )
        for row in table.rows
    ]
    table.problems.raise_any()
    return ImportSynonyms(groups, table.problems, user=user).execute()


def join() -> None:
    """Enter the import of this room."""
    importers.register(
        Importer(
            "synonyms",
            _("Synonyms"),
            _(
                "One group in each row, its phrases separated by “=”, as the list of synonyms "
                "exports them. Groups that are missing are added; none is changed or removed."
            ),
            COLUMNS,
            import_synonyms,
            ImportSynonyms.permission,
        )
    )
