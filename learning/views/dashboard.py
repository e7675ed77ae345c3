"""“My learning”, and the page to print for a finished course."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control

from content.reading import reading
from learning import labels
from learning.course_structure import structure_of
from learning.models import ActivityState, Enrolment
from learning.people import signed_in_user
from learning.presenters.lists import dashboard_context


@reading()
@login_required
@cache_control(private=True, no_store=True)
def my_learning(request: HttpRequest) -> HttpResponse:
    """Show what the person has begun, finished and could begin."""
    user = signed_in_user(request)
    if user is None:
        raise Http404
    return render(request, "learning/my_learning.html", dashboard_context(user, request))


@reading()
@login_required
@cache_control(private=True, no_store=True)
def course_completed(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show on one sheet that a course was finished; 404 to everybody else, and before the end."""
    enrolment = get_object_or_404(
        Enrolment.objects.of_user(request.user.pk), public_id=public_id, finished_at__isnull=False
    )
    structure = structure_of(enrolment.course_key, get_language() or "", request)
    course = course_as_finished(enrolment, get_language() or "")
    user = signed_in_user(request)
    name = user.name if user else ""
    context = {
        "enrolment": enrolment,
        "name": name,
        "name_url": "" if name else f"{reverse('account_profile')}?next={quote(request.path)}",
        "title": course["title"],
        "course_url": structure.page.get_url(request) if structure else "",
        "lessons": course["lessons"],
        "text": labels.progress_text(
            enrolment.done,
            enrolment.required,
            only_questions=structure is None or not structure.readings,
        ),
        "with_solution": ActivityState.objects.filter(
            enrolment=enrolment, with_solution=True
        ).count(),
    }
    return render(request, "learning/course_completed.html", context)


def course_as_finished(enrolment: Enrolment, language: str) -> dict[str, Any]:
    """Return title and lessons of a course as they were when it was finished."""
    versions: dict[str, dict[str, Any]] = enrolment.finished_course
    first = next(iter(versions.values()), {"title": enrolment.course_title, "lessons": []})
    return versions.get(language, first)
