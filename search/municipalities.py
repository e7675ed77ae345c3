"""The way from a question that is the name of a municipality to what the portal has on it.

The 10,753 municipalities are no entries: beside them hardly a project would be found.
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from cases.models.model_projects import PROJECT_LANGUAGES
from search.questions import asked_text
from search.ways import Way
from taxonomy.municipality_search import named

FEWEST_LETTERS = 2


def municipality_asked(text: str, locale: str) -> Way | None:
    """Return the page of the municipality that a whole question names, by name or key.

    Where several have the name, the page on which one of them is chosen; None for all else, and in
    languages in which there is no such page.
    """
    question = asked_text(text)
    if len(question) < FEWEST_LETTERS or locale not in PROJECT_LANGUAGES:
        return None
    units = named(question)
    if not units:
        return None
    with override(locale):
        if len(units) == 1:
            return Way(units[0].distinct_name, reverse("municipality", args=[units[0].key]))
        address = f"{reverse('municipalities')}?{urlencode({'municipality': question})}"
        name = _("%(name)s: %(number)d of this name")
        return Way(name % {"name": units[0].name, "number": len(units)}, address)
