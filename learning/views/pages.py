"""Live pages of courses and lessons by their number; what is not public does not exist here."""

from __future__ import annotations

import uuid

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from learning.models import CoursePage, LessonPage
from learning.questions import questions_of


def live_course(page_id: int) -> CoursePage:
    """Return a live course; 404 otherwise."""
    courses = CoursePage.objects.live().public().select_related("locale")
    return get_object_or_404(courses, pk=page_id)


def live_lesson(page_id: int) -> LessonPage:
    """Return a live lesson; 404 otherwise."""
    lessons = LessonPage.objects.live().public().select_related("locale")
    return get_object_or_404(lessons, pk=page_id)


def lesson_url(request: HttpRequest, lesson: LessonPage, question_key: uuid.UUID | None) -> str:
    """Return the address of a lesson at a question, or at its end where there is none."""
    keys = [question.key for question in questions_of(lesson.body)]
    place = f"question-{keys.index(question_key) + 1}" if question_key in keys else "lesson-read"
    return f"{lesson.get_url(request) or '/'}#{place}"
