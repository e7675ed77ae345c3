"""The question for one's municipality, which leads to the model projects."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from design.components import SearchBox


def municipality_box(question: str = "") -> SearchBox:
    """Return the field, with what was asked in it."""
    return SearchBox(
        action=reverse("model_projects"),
        value=question,
        label=_("My municipality"),
        hint=_("First your own project, then the nearest, then those of similar size."),
        placeholder=_("Name, postal code or official key"),
        button=_("Show"),
        id="municipality",
        name="municipality",
        kind="secondary",
    )
