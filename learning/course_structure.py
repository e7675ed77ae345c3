"""The structure of courses: which lessons and activities there are, the same in all languages.

The version in the site's main language says what a course asks for; where there is none, the
oldest live version does. A translation that lacks a question of the original is not shown in its
place: readers get the original, marked with its language, so that everything can be reached.

A course asks for what everybody may read who may read the course: restricted versions and lessons
count only where there are no others. Readers are shown all that they may read, and nothing else.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Exists, F, Func, JSONField, OuterRef, Q, Value
from django.db.models.functions import Left, Length
from wagtail.models import PageViewRestriction

from content.querysets import is_open, may_read, with_restrictions
from learning.blocks import QUESTION_KINDS
from learning.models import ActivityKey, CoursePage, LessonPage
from learning.questions import key_of

if TYPE_CHECKING:
    from django.http import HttpRequest

STEP = CoursePage.steplen
IDS_OF_QUESTIONS = "$[*] ? ({}).id".format(
    " || ".join(f'@.type == "{kind}"' for kind in QUESTION_KINDS)
)


@dataclass(frozen=True)
class LessonStructure:
    """A lesson with the page that shows it and what there is to do in it."""

    number: int
    page: LessonPage
    activities: tuple[ActivityKey, ...]

    @property
    def key(self) -> uuid.UUID:
        """The key of the lesson in all languages."""
        key: uuid.UUID = self.page.translation_key
        return key

    @property
    def questions(self) -> int:
        """How many questions there are; none where the lesson is for reading."""
        return sum(activity.block is not None for activity in self.activities)


@dataclass(frozen=True)
class CourseStructure:
    """A course with the page that shows it and its lessons in their order."""

    page: CoursePage
    lessons: tuple[LessonStructure, ...]
    languages: tuple[str, ...]

    @property
    def activities(self) -> tuple[ActivityKey, ...]:
        """All that has to be done, in its order."""
        return tuple(activity for lesson in self.lessons for activity in lesson.activities)

    @property
    def questions(self) -> int:
        """How many questions the course asks."""
        return sum(lesson.questions for lesson in self.lessons)

    @property
    def readings(self) -> int:
        """How many lessons are done by reading."""
        return len(self.activities) - self.questions


def structure_of(
    course_key: uuid.UUID, language: str, request: HttpRequest | None = None
) -> CourseStructure | None:
    """Return the structure of one course; None where it has no live page for the reader."""
    return structures_of([course_key], language, request).get(course_key)


def structures_of(
    course_keys: Iterable[uuid.UUID], language: str, request: HttpRequest | None = None
) -> dict[uuid.UUID, CourseStructure]:
    """Return the structures of courses by key, in two queries, in a language where it has them.

    With a request they hold what its reader may read, else what the course asks for. Courses
    without a live page for the reader are missing from the result.
    """
    versions: dict[uuid.UUID, list[CoursePage]] = defaultdict(list)
    courses = with_restrictions(CoursePage.objects.filter(translation_key__in=course_keys))
    for course in courses.select_related("locale").order_by("pk"):
        versions[course.translation_key].append(course)
    lessons = lessons_below([course for pages in versions.values() for course in pages])
    structures = {
        key: _structure(pages, lessons, language, request) for key, pages in versions.items()
    }
    return {key: structure for key, structure in structures.items() if structure}


def lessons_below(courses: list[CoursePage]) -> dict[str, list[LessonPage]]:
    """Return the live lessons by the path of their course, without bodies, in one query.

    Each has the ids of its questions as `question_ids`, and as `is_restricted` whether it has a
    restriction of its own.
    """
    lessons_by_path: dict[str, list[LessonPage]] = defaultdict(list)
    if not courses:
        return lessons_by_path
    lessons = (
        LessonPage.objects.live()
        .annotate(
            course_path=Left("path", Length("path") - STEP),
            is_restricted=Exists(
                PageViewRestriction.objects.filter(
                    Q(page=OuterRef("pk")) | Q(page=OuterRef("alias_of"))
                )
            ),
            question_ids=Func(
                F("body"),
                Value(IDS_OF_QUESTIONS),
                function="jsonb_path_query_array",
                template="%(function)s(%(expressions)s::jsonpath)",
                output_field=JSONField(),
            ),
        )
        .filter(course_path__in=[course.path for course in courses])
    )
    for lesson in lessons.select_related("locale").defer("body").order_by("path"):
        lessons_by_path[lesson.course_path].append(lesson)
    return lessons_by_path


def _structure(
    versions: list[CoursePage],
    lessons: dict[str, list[LessonPage]],
    language: str,
    request: HttpRequest | None,
) -> CourseStructure | None:
    if request:
        readable = [course for course in versions if may_read(course, request)]
    else:
        readable = [course for course in versions if is_open(course)] or versions
    if not readable:
        return None
    original = _in_language(readable, settings.LANGUAGE_CODE) or readable[0]
    shown = _in_language(readable, language) or original
    pages = {course.path: _lessons_for(lessons[course.path], request) for course in readable}
    translated = {lesson.translation_key: lesson for lesson in pages[shown.path]}
    entries: list[LessonStructure] = []
    for lesson in lessons[original.path] if request else pages[original.path]:
        activities = activities_of(lesson)
        page = translated.get(lesson.translation_key)
        if page is None or not set(activities) <= set(activities_of(page)):
            page = lesson if lesson in pages[original.path] else None
        if page:
            entries.append(LessonStructure(len(entries) + 1, page, activities))
    codes = {course.locale.language_code for course in readable}
    return CourseStructure(
        page=shown,
        lessons=tuple(entries),
        languages=tuple(code for code, _name in settings.LANGUAGES if code in codes),
    )


def _lessons_for(lessons: list[LessonPage], request: HttpRequest | None) -> list[LessonPage]:
    if request:
        return [lesson for lesson in lessons if may_read(lesson, request)]
    return [lesson for lesson in lessons if not lesson.is_restricted] or lessons


def activities_of(lesson: LessonPage) -> tuple[ActivityKey, ...]:
    """Return what there is to do in a lesson: its questions, else reading it."""
    key = lesson.translation_key
    ids = lesson.question_ids
    return tuple(ActivityKey(key, key_of(block_id)) for block_id in ids) or (
        ActivityKey(key, None),
    )


def _in_language(versions: list[CoursePage], language: str) -> CoursePage | None:
    return next((page for page in versions if page.locale.language_code == language), None)
