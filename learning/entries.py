"""What the catalogue knows of courses."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.models import PageViewRestriction

from catalogue.facets import QUESTION
from catalogue.sources import Dependency, PageEntries
from learning.course_structure import CourseStructure, structures_of
from learning.models import CoursePage, LessonPage

Structures = dict[str, dict[uuid.UUID, CourseStructure]]


class CourseEntries(PageEntries):
    """Courses, introductions first."""

    collection = "courses"
    about = _("Courses in which municipal staff build up competence.")

    facets: ClassVar = (QUESTION,)

    @property
    def dependencies(self) -> Sequence[Dependency]:
        """Lessons, and other versions of a course, which say what the course asks for."""
        return (
            Dependency(CoursePage, lambda course: versions_of([course.path])),
            Dependency(
                LessonPage, lambda lesson: versions_of([lesson.path[: -LessonPage.steplen]])
            ),
            Dependency(PageViewRestriction, courses_around),
        )

    def shared(self, pages: Sequence[CoursePage]) -> Structures:
        """Return the structures of the courses by language and key."""
        return {
            code: structures_of([page.translation_key for page in pages], code)
            for code in {page.locale.language_code for page in pages}
        }

    def card(self, page: CoursePage, shared: Structures) -> dict[str, Any]:
        """Return how large the course is."""
        structure = shared[page.locale.language_code].get(page.translation_key)
        return {
            "is_primer": page.is_primer,
            "lessons": len(structure.lessons) if structure else 0,
            "questions": structure.questions if structure else 0,
        }

    def rank(self, page: CoursePage) -> int:
        """Return 0 for an introduction, else 1."""
        return 0 if page.is_primer else 1


def versions_of(paths: Iterable[str]) -> list[int]:
    """Return the primary keys of the courses at these places, in all languages."""
    courses = CoursePage.objects.filter(path__in=paths).values("translation_key")
    return list(CoursePage.objects.filter(translation_key__in=courses).values_list("pk", flat=True))


def courses_around(restriction: PageViewRestriction) -> list[int]:
    """Return the primary keys of the courses above and below a page that is closed or opened."""
    path = restriction.page.path
    below = CoursePage.objects.filter(path__startswith=path).values_list("path", flat=True)
    return versions_of([*below, path_above(path)])


def path_above(path: str) -> str:
    """Return the place of the page above a place of the tree."""
    return path[: -CoursePage.steplen]
