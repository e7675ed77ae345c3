"""Live pages of courses and lessons by their number; what somebody may not read, is not there."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.query import PageQuerySet

from content.querysets import may_read, with_restrictions
from learning.models import CoursePage, LessonPage
from learning.questions import questions_of


def live_course(request: HttpRequest, page_id: int) -> CoursePage:
    """Return a live course that the reader may open; 404 otherwise."""
    course: CoursePage = readable(request, CoursePage.objects.filter(pk=page_id))
    return course


def live_lesson(request: HttpRequest, page_id: int) -> LessonPage:
    """Return a live lesson that the reader may open; 404 otherwise."""
    lesson: LessonPage = readable(request, LessonPage.objects.filter(pk=page_id))
    return lesson


def readable(request: HttpRequest, pages: PageQuerySet) -> CoursePage | LessonPage:
    """Return the only page; 404 where it is not live or not for this reader."""
    page: CoursePage | LessonPage = get_object_or_404(
        with_restrictions(pages).select_related("locale")
    )
    if not may_read(page, request):
        raise Http404
    return page


def lesson_url(request: HttpRequest, lesson: LessonPage, question_id: uuid.UUID | None) -> str:
    """Return the address of a lesson at a question, or at its end where there is none."""
    keys = [question.key for question in questions_of(lesson.body)]
    place = f"question-{keys.index(question_id) + 1}" if question_id in keys else "lesson-read"
    return f"{lesson.get_url(request) or '/'}#{place}"
