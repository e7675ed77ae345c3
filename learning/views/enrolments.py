"""Begin a course, and end one that has nothing left to do."""

from __future__ import annotations

import uuid
from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from learning.actions import CourseNotOpenError, Enrol, FinishCourse
from learning.course_structure import structure_of
from learning.models import Enrolment
from learning.people import signed_in_user
from learning.progress import progress_in
from learning.views.pages import live_course


@require_POST
@cache_control(private=True, no_store=True)
def enrol(request: HttpRequest, page_id: int) -> HttpResponse:
    """Enrol whoever is signed in, and lead to where there is something to do."""
    course = live_course(request, page_id)
    course_url = course.get_url(request) or "/"
    user = signed_in_user(request)
    if user is None:
        return HttpResponseRedirect(f"{reverse('account_login')}?next={quote(course_url)}")
    structure = structure_of(course.translation_key, course.locale.language_code)
    try:
        Enrol(user, course.translation_key, structure).execute()
    except CourseNotOpenError:
        return HttpResponseRedirect(course_url)
    shown = structure_of(course.translation_key, course.locale.language_code, request)
    point = progress_in(user, course.translation_key).resume_point(shown) if shown else None
    if point is None:
        return HttpResponseRedirect(course_url)
    return HttpResponseRedirect(point.lesson.page.get_url(request) or course_url)


@require_POST
@login_required
@cache_control(private=True, no_store=True)
def finish(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Finish a course in which nothing is left to do, and lead to its page to print."""
    enrolment = get_object_or_404(Enrolment.objects.of_user(request.user.pk), public_id=public_id)
    FinishCourse(enrolment, timezone.now(), user=request.user).execute()
    enrolment.refresh_from_db()
    if enrolment.finished_at:
        return redirect("course_completed", public_id)
    return redirect("my_learning")
