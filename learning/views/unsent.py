"""Answers that came without sign-in, for example after the session ended: kept until signed in."""

from __future__ import annotations

import re
import uuid
from typing import Any
from urllib.parse import quote

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.cache import cache_control

from content.reading import reading
from learning.models import LessonPage
from learning.questions import Question, questions_of
from learning.views.pages import live_lesson

KEPT = "unsent_response"
MOST_ANSWERS = 20
ID = re.compile(r"[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)


def keep_unsent(request: HttpRequest, lesson: LessonPage, event_id: uuid.UUID) -> HttpResponse:
    """Keep what was sent in the session, and ask to sign in.

    Anybody may send this, and each answer without a session makes one: so few, so small, and so
    often only.
    """
    if ratelimit.consume(request, app="allauth.account", action="unsent_response") is None:
        return ratelimit.respond_429(request)
    request.session[KEPT] = {
        "path": request.path,
        "lesson": lesson.pk,
        "event": str(event_id),
        "answers": ids_among(request.POST.getlist("answer"))[:MOST_ANSWERS],
    }
    return redirect(f"{reverse('account_login')}?next={quote(reverse('unsent_response'))}")


def ids_among(values: list[str]) -> list[str]:
    """Return what can be the id of an answer, in its usual form and once."""
    keys = [uuid.UUID(value) for value in values if ID.fullmatch(value)]
    return [str(key) for key in dict.fromkeys(keys)]


def forget_unsent(request: HttpRequest, event_id: uuid.UUID) -> None:
    """Forget what was kept once it is recorded."""
    kept = request.session.get(KEPT)
    if kept and kept["event"] == str(event_id):
        del request.session[KEPT]


@reading()
@login_required
@cache_control(private=True, no_store=True)
def unsent_response(request: HttpRequest) -> HttpResponse:
    """Show what was kept, with a button that sends it; without anything go to “My learning”."""
    kept = request.session.get(KEPT)
    if not kept:
        return HttpResponseRedirect(reverse("my_learning"))
    lesson = live_lesson(request, kept["lesson"])
    question = question_at(kept["path"], lesson)
    context = {
        **kept,
        "lesson": lesson,
        "lesson_url": lesson.get_url(request),
        "question": question,
        "chosen": chosen_texts(question, kept["answers"]) if question else [],
    }
    return render(request, "learning/unsent_response.html", context)


def question_at(path: str, lesson: LessonPage) -> Question | None:
    """Return the question that an address of this room is about, if it is about one."""
    try:
        arguments: dict[str, Any] = resolve(path).kwargs
    except Resolver404:
        return None
    questions = questions_of(lesson.body)
    return next((entry for entry in questions if entry.key == arguments.get("question_id")), None)


def chosen_texts(question: Question, answers: list[str]) -> list[str]:
    return [option.text for option in question.options if str(option.key) in answers]
