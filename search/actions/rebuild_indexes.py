"""Has the worker build all indexes anew."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jobs.actions.base import Action
from search.index.writing import active_index
from search.models import SearchIndex
from taxonomy.languages import languages


class RebuildIndexes(Action[int]):
    """Asks for new indexes; the worker builds them within a minute, also after it was killed."""

    action_name = "search.rebuild_indexes"
    label = _("Rebuild the search index")
    permission = "search.change_searchindex"

    def perform(self) -> int:
        """Mark the indexes that are not marked yet, and return how many those are."""
        keys = [active_index(locale).pk for locale in languages()]
        unmarked = SearchIndex.objects.filter(pk__in=keys, rebuild_wanted=False)
        number = unmarked.update(rebuild_wanted=True)
        self.changed = number > 0
        return number
