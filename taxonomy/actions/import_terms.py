"""Brings the terms of the vocabularies into line with a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from jobs.actions.base import Action
from tabular.files import TableFile
from tabular.tables import Table, read_table
from taxonomy.models import Term, Vocabulary
from taxonomy.multilingual_rows import main_column, other_columns, texts_of

COLUMNS = ("vocabulary", "code", main_column("label"))
TermKey = tuple[str, str]


@dataclass
class TermReport:
    """How many terms an import has created, changed and left alone."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0

    def sentences(self) -> list[str]:
        """Return what has happened, for people."""
        counted = _("Created: %(created)s, updated: %(updated)s, unchanged: %(unchanged)s.")
        said = [counted % vars(self)]
        if not (self.created or self.updated):
            said.append(_("Nothing has changed: the portal holds these terms already."))
        return said


class ImportTerms(Action[TermReport]):
    """Creates the terms that are missing and renames the others; terms are never deleted.

    With `keep_existing` only terms that are missing are made: what editors wrote stays.
    """

    action_name = "taxonomy.import_terms"
    permission: ClassVar[str] = "taxonomy.change_term"

    def __init__(self, terms: list[Term], *, keep_existing: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.terms = terms
        self.keep_existing = keep_existing
        self.report = TermReport()

    def perform(self) -> TermReport:
        """Write what is missing and what is called otherwise."""
        known = {(term.vocabulary, term.code): term for term in Term.objects.select_for_update()}
        new = [term for term in self.terms if key_of(term) not in known]
        renamed = []
        for term in self.terms:
            old = known.get(key_of(term))
            if old and old.labels != term.labels and not self.keep_existing:
                old.labels = term.labels
                renamed.append(old)
        Term.objects.bulk_create(new)
        for term in renamed:
            term.save()
        self.report.created, self.report.updated = len(new), len(renamed)
        self.report.unchanged = len(self.terms) - len(new) - len(renamed)
        self.changed = bool(new or renamed)
        return self.report

    def facts(self) -> dict[str, Any]:
        return vars(self.report)


def key_of(term: Term) -> TermKey:
    """Return by what a term is found again."""
    return term.vocabulary, term.code


def read_terms(file: TableFile) -> list[Term]:
    """Return the unsaved terms of a table, in its order; raises TableError."""
    table: Table = read_table(file, COLUMNS, other_columns("label"))
    terms: dict[TermKey, Term] = {}
    for row in table.rows:
        term = Term(
            vocabulary=row.choice("vocabulary", Vocabulary.values),
            code=row.code("code", "[a-z0-9_-]{1,64}", "umwelt_klima"),
            labels=texts_of(row, "label", longest=120),
            order=row.number * 10,
        )
        if key_of(term) in terms and term.code:
            row.report("code", _("The term “%(code)s” is listed twice.") % {"code": term.code})
        terms[key_of(term)] = term
    table.problems.raise_any()
    return list(terms.values())
