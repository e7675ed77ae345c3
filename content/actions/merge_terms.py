"""Merge a term of a vocabulary into another one."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.replacing import replace_everywhere
from jobs.actions.base import Action, Asker, RefusedError
from taxonomy.models import Term


class MergeRefusedError(RefusedError):
    """The two terms cannot become one; the text says why."""


class MergeTerms(Action[list[int]]):
    """Gives all pages, their drafts and their history the heir in the place of a term.

    The term stays, retired, and leads from its code to the heir: so do addresses with filters. It
    takes the right to delete terms, since nothing brings the difference between the two back.
    Returns the keys of the pages that have the heir now. Readers see it at once, on pages of all
    teams: that is the point of it.
    """

    action_name = "content.merge_terms"
    label = gettext_lazy("Merge terms")
    permission = "taxonomy.delete_term"

    def __init__(self, term: Term, heir: Term, *, user: Asker = None) -> None:
        super().__init__(term, user=user)
        self.term = term
        self.heir = heir

    def lock(self) -> None:
        """Hold both, so that no other merge makes a circle."""
        keys = [self.term.pk, self.heir.pk]
        list(Term.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
        self.term.refresh_from_db()
        self.heir.refresh_from_db()

    def check_rules(self) -> None:
        """Refuse what is no pair of terms of one vocabulary, or is merged into others already."""
        if self.term.merged_into_id == self.heir.pk:
            return
        if self.term.vocabulary != self.heir.vocabulary or self.term == self.heir:
            raise MergeRefusedError(_("Choose another term of the same vocabulary."))
        if self.term.merged_into_id:
            text = _("“%(term)s” was merged into “%(heir)s” already.")
            names = {"term": self.term, "heir": self.term.merged_into}
            raise MergeRefusedError(text % names)
        if self.heir.retired:
            raise MergeRefusedError(_("“%(heir)s” is retired.") % {"heir": self.heir})

    def perform(self) -> list[int]:
        """Replace it everywhere, and let it lead to the heir."""
        if self.term.merged_into_id == self.heir.pk:
            self.changed = False
            return []
        # The terms that were merged into this one before follow with everything else.
        pages = replace_everywhere(self.term, self.heir)
        self.term.merged_into = self.heir
        self.term.retired = True
        self.term.save(update_fields=["merged_into", "retired"])
        return sorted(pages)

    def facts(self) -> dict[str, object]:
        return {"heir": self.heir.pk, "code": self.heir.code}
