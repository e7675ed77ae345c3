"""What this room adds to the admin: who learns what, before it is taken away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.models import Page

from content.taking_down import HOOK
from learning.models import CoursePage, Enrolment, LessonPage


@hooks.register(HOOK)
def who_is_learning(page: Page) -> list[str]:
    """Return how many people are taking a course that the page is, holds or belongs to."""
    number = learners_of(page)
    if not number:
        return []
    text = ngettext(
        "%(number)d person is taking this course now. Answers are kept, but what you take down "
        "no longer counts for it.",
        "%(number)d people are taking this course now. Answers are kept, but what you take down "
        "no longer counts for it.",
        number,
    )
    return [text % {"number": number}]


@hooks.register("before_move_page")
def say_who_loses_a_lesson(request: HttpRequest, page: Page, destination: Page) -> None:
    """Tell who learns before a lesson goes into another course: it no longer counts for theirs."""
    leaves = page.specific_class is LessonPage and page.get_parent().pk != destination.pk
    if request.method == "GET" and leaves:
        for text in who_is_learning(page):
            messages.warning(request, text)


def learners_of(page: Page) -> int:
    """Return how many people are in the middle of a course that a page is, holds or belongs to."""
    courses = CoursePage.objects.descendant_of(page, inclusive=True)
    if page.specific_class is LessonPage:
        courses = CoursePage.objects.parent_of(page)
    keys = courses.values("translation_key")
    return Enrolment.objects.filter(course_key__in=keys, finished_at=None).count()
