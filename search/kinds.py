"""The kinds of content that can be found, and how readers call them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Kind:
    """The name of one document of a kind, and of several."""

    one: Any
    many: Any


KINDS = {
    "case": Kind(pgettext_lazy("kind", "Case study"), pgettext_lazy("kind", "Case studies")),
    "project": Kind(
        pgettext_lazy("kind", "Model project"), pgettext_lazy("kind", "Model projects")
    ),
    "guidance": Kind(pgettext_lazy("kind", "Guidance"), pgettext_lazy("kinds", "Guidance")),
    "course": Kind(pgettext_lazy("kind", "Course"), pgettext_lazy("kind", "Courses")),
    "lesson": Kind(pgettext_lazy("kind", "Lesson"), pgettext_lazy("kind", "Lessons")),
    "team": Kind(pgettext_lazy("kind", "Land or team"), pgettext_lazy("kind", "Länder and teams")),
    "page": Kind(pgettext_lazy("kind", "Page"), pgettext_lazy("kind", "Pages")),
}
