"""The kinds of content that can be found, and how readers call them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """The name of one document of a kind, and of several."""

    one: Promise
    many: Promise


KINDS = {
    "case": Kind(_("Case study"), _("Case studies")),
    "guidance": Kind(_("Guidance"), _("Guidance pages")),
    "course": Kind(_("Course"), _("Courses")),
    "lesson": Kind(_("Lesson"), _("Lessons")),
    "project": Kind(_("Model project"), _("Model projects")),
    "team": Kind(_("Area of a team"), _("Areas of teams")),
    "page": Kind(_("Page"), _("Pages")),
}
