"""Adds the synonyms of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _

from jobs.actions.base import Action, Asker
from search.models import SynonymGroup
from tabular.problems import Problems

Key = tuple[str, frozenset[str]]


class ImportSynonyms(Action[list[str]]):
    """Makes the groups of a table that are missing; nothing is changed or removed.

    `groups` has with each group the row in which it stands. The order of phrases does not matter.
    """

    action_name = "search.import_synonyms"
    permission = "search.add_synonymgroup"

    def __init__(
        self,
        groups: Sequence[tuple[int, SynonymGroup]],
        problems: Problems,
        *,
        user: Asker = None,
    ) -> None:
        super().__init__(user=user)
        self.groups = groups
        self.problems = problems
        self.created = 0

    def lock(self) -> None:
        """Let a second import wait here; readers do not."""
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE search_synonymgroup IN SHARE ROW EXCLUSIVE MODE")

    def check_rules(self) -> None:
        """Raise TableError, which lists all that is wrong in the table."""
        for row, group in self.groups:
            try:
                group.clean()
            except ValidationError as error:
                for message in error.messages:
                    self.problems.add(message, row=row, column="phrases")
        self.problems.raise_any()

    def perform(self) -> list[str]:
        """Write all or nothing, and tell what has happened in sentences."""
        known = {key_of(group) for group in SynonymGroup.objects.all()}
        new = {key_of(group): group for _row, group in self.groups if key_of(group) not in known}
        SynonymGroup.objects.bulk_create(new.values())
        self.created = len(new)
        self.changed = self.created > 0
        counted = _("Created: %(created)s, already there: %(unchanged)s.")
        return [counted % {"created": self.created, "unchanged": len(self.groups) - self.created}]

    def facts(self) -> dict[str, Any]:
        """Return how many groups are new."""
        return {"created": self.created}


def key_of(group: SynonymGroup) -> Key:
    """Return what makes two groups the same."""
    return group.locale, frozenset(group.phrases.splitlines())
