"""The question for one's municipality."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from design.components import SearchBox


def municipality_box(question: str = "") -> SearchBox:
    """Return the field that leads to the page of the municipality."""
    hint = _("What fits, who runs something similar nearby, and whom you can ask.")
    return replace(
        box(reverse("municipalities"), hint, question),
        suggestions=reverse("municipality_suggestions"),
    )


def town_box(back: str, question: str) -> SearchBox:
    """Return the field that shows a page, at an anchor of it, for a municipality."""
    suggestions = f"{reverse('municipality_suggestions')}?{urlencode({'back': back})}"
    return replace(box(back, "", question), suggestions=suggestions)


def check_box(url: str, question: str) -> SearchBox:
    """Return the field that holds a case study against a municipality, on the page of that."""
    return replace(town_box(f"{url}#check", question), button=_("Check"))


def projects_box(question: str = "") -> SearchBox:
    """Return the field that sorts the list of model projects."""
    hint = _("First your own project, then the nearest, then those of similar size.")
    return box(reverse("model_projects"), hint, question)


def box(action: str, hint: str, question: str) -> SearchBox:
    return SearchBox(
        action=action,
        value=question,
        label=_("My municipality"),
        hint=hint,
        placeholder=_("Name, postal code or official key"),
        button=_("Show"),
        id="municipality",
        name="municipality",
        kind="secondary",
    )
