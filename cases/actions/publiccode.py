"""Makes or renews a solution from its publiccode.yml."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import cautious_slugify

from cases.models import Solution
from cases.publiccode import PublicCode
from jobs.actions.base import Action, Asker

FIELDS = ("names", "repository", "website", "software_licence")


class ImportPublicCode(Action[Solution]):
    """Writes what the file says; a solution with the same source code is renewed.

    Summaries that editors have written stay; nothing is said about who adopted it.
    """

    action_name = "cases.import_publiccode"
    permission = "cases.add_solution"
    label = _("Import from publiccode.yml")
    message = _("Imported from publiccode.yml")

    def __init__(self, code: PublicCode, *, user: Asker = None) -> None:
        found = Solution.objects.filter(repository=code.repository).order_by("pk").first()
        self.solution = found or Solution(slug=free_slug(str(code.names)))
        super().__init__(self.solution, user=user)
        self.code = code

    def perform(self) -> Solution:
        """Save the solution, unless it says the same already."""
        told = {name: getattr(self.code, name) for name in FIELDS}
        told["summaries"] = type(self.code.summaries)(
            {**self.code.summaries, **self.solution.summaries}
        )
        self.changed = self.solution.pk is None or any(
            getattr(self.solution, name) != value for name, value in told.items()
        )
        if self.changed:
            for name, value in told.items():
                setattr(self.solution, name, value)
            self.solution.save()
        return self.solution


def free_slug(name: str) -> str:
    """Return an id that no solution has."""
    begin = cautious_slugify(name)[:70] or "solution"
    taken = set(Solution.objects.filter(slug__startswith=begin).values_list("slug", flat=True))
    numbered = (f"{begin}-{number}" for number in range(2, len(taken) + 3))
    return begin if begin not in taken else next(slug for slug in numbered if slug not in taken)
