"""Outlines of courses: which lessons and activities there are, the same in all languages.

The version in the site's main language says what a course asks for; where there is none, the
oldest live version does. A translation that lacks a question of the original is not shown in its
place: readers get the original, marked with its language, so that everything can be reached.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, Func, JSONField, Value
from django.db.models.functions import Left, Length

from learning.blocks import QUESTION_KINDS
from learning.models import ActivityKey, CoursePage, LessonPage
from learning.questions import key_of

STEP = CoursePage.steplen
IDS_OF_QUESTIONS = "$[*] ? ({}).id".format(
    " || ".join(f'@.type == "{kind}"' for kind in QUESTION_KINDS)
)


@dataclass(frozen=True)
class LessonOutline:
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
class CourseOutline:
    """A course with the page that shows it and its lessons in their order."""

    page: CoursePage
    lessons: tuple[LessonOutline, ...]
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


def outline_of(course_key: uuid.UUID, language: str) -> CourseOutline | None:
    """Return the outline of one course; None where it has no live page."""
    return outlines_of([course_key], language).get(course_key)


def outlines_of(course_keys: Iterable[uuid.UUID], language: str) -> dict[uuid.UUID, CourseOutline]:
    """Return the outlines of courses by key, in two queries, shown in a language where it has them.

    Courses without a live page are missing from the result.
    """
    versions: dict[uuid.UUID, list[CoursePage]] = defaultdict(list)
    courses = CoursePage.objects.live().filter(translation_key__in=course_keys)
    for course in courses.select_related("locale").order_by("pk"):
        versions[course.translation_key].append(course)
    lessons = lessons_below([course for found in versions.values() for course in found])
    return {key: _outline(found, lessons, language) for key, found in versions.items()}


def lessons_below(courses: list[CoursePage]) -> dict[str, list[LessonPage]]:
    """Return the live lessons by the path of their course, without bodies, in one query.

    Each has the ids of its questions as `question_ids`.
    """
    found: dict[str, list[LessonPage]] = defaultdict(list)
    if not courses:
        return found
    lessons = (
        LessonPage.objects.live()
        .annotate(
            course_path=Left("path", Length("path") - STEP),
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
        found[lesson.course_path].append(lesson)
    return found


def _outline(
    versions: list[CoursePage], lessons: dict[str, list[LessonPage]], language: str
) -> CourseOutline:
    original = _in_language(versions, settings.LANGUAGE_CODE) or versions[0]
    shown = _in_language(versions, language) or original
    translated = {lesson.translation_key: lesson for lesson in lessons[shown.path]}
    entries = []
    for number, lesson in enumerate(lessons[original.path], start=1):
        activities = activities_of(lesson)
        page = translated.get(lesson.translation_key, lesson)
        if not set(activities) <= set(activities_of(page)):
            page = lesson
        entries.append(LessonOutline(number=number, page=page, activities=activities))
    codes = {course.locale.language_code for course in versions}
    return CourseOutline(
        page=shown,
        lessons=tuple(entries),
        languages=tuple(code for code, _name in settings.LANGUAGES if code in codes),
    )


def activities_of(lesson: LessonPage) -> tuple[ActivityKey, ...]:
    """Return what there is to do in a lesson: its questions, else reading it."""
    key = lesson.translation_key
    ids = lesson.question_ids
    return tuple(ActivityKey(key, key_of(block_id)) for block_id in ids) or (
        ActivityKey(key, None),
    )


def _in_language(versions: list[CoursePage], language: str) -> CoursePage | None:
    return next((page for page in versions if page.locale.language_code == language), None)
