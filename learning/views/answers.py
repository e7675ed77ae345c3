"""Responses of learners: ordinary forms, each sent once or again with the same event id."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from urllib.parse import urlsplit

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from learning.actions import (
    AnswerQuestion,
    ConflictingResponseError,
    CourseNotOpenError,
    KeepResponse,
    MarkLessonRead,
    NobodysResponseError,
    RecordedResponse,
    RefusedResponseError,
    ShowSolution,
)
from learning.grading import InvalidChoiceError
from learning.models import Enrolment, LessonPage, ResponseEvent
from learning.people import signed_in_user
from learning.views.pages import lesson_url, live_lesson
from learning.views.unsent import forget_unsent, keep_unsent


@require_POST
@cache_control(private=True, no_store=True)
def answer_question(request: HttpRequest, page_id: int, question_id: uuid.UUID) -> HttpResponse:
    """Take an answer and show the lesson with its feedback; asked to sign in, nobody loses it."""
    try:
        lesson = live_lesson(request, page_id)
    except Http404:
        return keep_for_closed_lesson(request, question_id)
    event_id = event_of(request)
    user = signed_in_user(request)
    if user is None:
        return keep_unsent(request, lesson, event_id)
    chosen = answers_of(request)
    action = AnswerQuestion(user, lesson, event_id, question_id, chosen)
    try:
        return respond(request, lesson, question_id, action.execute)
    except InvalidChoiceError:
        address = urlsplit(lesson_url(request, lesson, question_id))
        at_error = f"{address.fragment}-error"
        to_choose = address._replace(query=f"choose={question_id}", fragment=at_error)
        return HttpResponseRedirect(to_choose.geturl())


@require_POST
@cache_control(private=True, no_store=True)
def show_solution(request: HttpRequest, page_id: int, question_id: uuid.UUID) -> HttpResponse:
    """Show the solution of a question after enough tries."""
    lesson = live_lesson(request, page_id)
    event_id = event_of(request)
    user = signed_in_user(request)
    if user is None:
        return keep_unsent(request, lesson, event_id)
    action = ShowSolution(user, lesson, event_id, question_id)
    return respond(request, lesson, question_id, action.execute)


@require_POST
@cache_control(private=True, no_store=True)
def mark_lesson_read(request: HttpRequest, page_id: int) -> HttpResponse:
    """Mark a lesson without questions as read."""
    lesson = live_lesson(request, page_id)
    event_id = event_of(request)
    user = signed_in_user(request)
    if user is None:
        return keep_unsent(request, lesson, event_id)
    return respond(request, lesson, None, MarkLessonRead(user, lesson, event_id).execute)


def keep_for_closed_lesson(request: HttpRequest, question_id: uuid.UUID) -> HttpResponse:
    """Keep the answer of somebody whose lesson was taken down meanwhile, and say so; else 404."""
    user = signed_in_user(request)
    if user is None:
        raise Http404
    event_id = event_of(request)
    try:
        KeepResponse(user, event_id, question_id, answers_of(request)).execute()
    except NobodysResponseError as error:
        raise Http404 from error
    forget_unsent(request, event_id)
    return render(request, "learning/lesson_closed.html", status=410)


def answers_of(request: HttpRequest) -> frozenset[uuid.UUID]:
    """Return the ids of the chosen answers; 400 where one is none."""
    try:
        return frozenset(uuid.UUID(value) for value in request.POST.getlist("answer"))
    except ValueError as error:
        raise BadRequest("No id of an answer.") from error


def event_of(request: HttpRequest) -> uuid.UUID:
    """Return the id that the client gave the event; 400 where it is none."""
    try:
        return uuid.UUID(request.POST.get("event", ""))
    except ValueError as error:
        raise BadRequest("No event id.") from error


def respond(
    request: HttpRequest,
    lesson: LessonPage,
    question_id: uuid.UUID | None,
    execute: Callable[[], RecordedResponse],
) -> HttpResponse:
    """Record a response and lead back to its place; say so where it cannot be recorded."""
    url = lesson_url(request, lesson, question_id)
    try:
        recorded = execute()
    except (ConflictingResponseError, RefusedResponseError, CourseNotOpenError) as error:
        taken = isinstance(error, ConflictingResponseError)
        context = {"lesson": lesson, "url": url, "taken": taken}
        return render(request, "learning/response_refused.html", context, status=409)
    forget_unsent(request, recorded.event.event_id)
    if has_finished(recorded.event):
        url = urlsplit(url)._replace(fragment="course-finished").geturl()
    return HttpResponseRedirect(url)


def has_finished(event: ResponseEvent) -> bool:
    """Say whether it was this event that finished the course."""
    finished = Enrolment.objects.filter(pk=event.enrolment_id, finished_at=event.received_at)
    return finished.exists()
