"""The synonyms of a language, in the form that reads questions."""

from __future__ import annotations

from functools import lru_cache

from search.models import SynonymGroup
from search.phrases import keys_of
from search.questions import Synonyms


def synonyms_of(locale: str) -> Synonyms:
    """Return what else means the same as a row of terms, as the database holds it now."""
    groups = SynonymGroup.objects.filter(locale=locale).order_by("pk")
    return read_groups(locale, tuple(groups.values_list("phrases", flat=True)))


@lru_cache(maxsize=12)
def read_groups(locale: str, groups: tuple[str, ...]) -> Synonyms:
    """Return the other phrases for each phrase of groups."""
    synonyms: dict[tuple[str, ...], list[str]] = {}
    for group in groups:
        phrases = list(keys_of(group, locale))
        for _phrase, key in phrases:
            others = [phrase for phrase, other in phrases if other != key]
            synonyms.setdefault(key, []).extend(others)
    return synonyms
