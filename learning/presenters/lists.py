"""Lists of courses: the public one, and what a learner has begun and could begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalogue.lists import BY_ORDER, listing
from learning import wording
from learning.models import CourseIndexPage, CoursePage
from learning.outlines import CourseOutline, outlines_of
from learning.standing import BEGUN, DONE, Standing, standings_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from accounts.models import User

COURSES_PER_PAGE = 12


def course_list_context(page: CourseIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return the courses in the language of an index page, introductions first."""
    listed = listing(
        request.GET,
        locale=page.locale.language_code,
        kinds=[CoursePage.kind],
        order=BY_ORDER,
        size=COURSES_PER_PAGE,
    )
    entries = [
        {
            "course": card,
            "url": card.url,
            "kind": wording.kind_of(
                is_primer=card.extra["is_primer"], question=card.values("question")[0]
            ),
            "size": wording.size_text(card.extra["lessons"], card.extra["questions"]),
        }
        for card in listed.cards
    ]
    return {"courses": entries, "pager": listed.pager}


def dashboard_context(user: User, request: HttpRequest) -> dict[str, Any]:
    """Return all that “My learning” shows, in a number of queries that does not grow."""
    language = get_language() or ""
    standings = standings_of(user)
    begun = {standing.enrolment.course_key for standing in standings if standing.enrolment}
    others = (
        CoursePage.objects.open()
        .in_language(language)
        .exclude(translation_key__in=begun)
        .order_by("-is_primer", "title")
    )
    new = [course.translation_key for course in others]
    outlines = outlines_of([*begun, *new], language, request)
    mine = [course_entry(standing, outlines, request) for standing in standings]
    return {
        "mine": mine,
        "next": next((entry for entry in mine if entry["resume_url"]), None),
        "not_begun": [
            {
                "title": outlines[key].page.title,
                "url": outlines[key].page.get_url(request),
                "meta": wording.size_of(outlines[key]),
            }
            for key in new
            if key in outlines
        ],
    }


def course_entry(
    standing: Standing, outlines: dict[Any, CourseOutline], request: HttpRequest
) -> dict[str, Any]:
    """Return a course that somebody has begun; without address where its page is gone."""
    enrolment = standing.enrolment
    if enrolment is None:
        raise ValueError("Only a course that was begun has an entry.")
    outline = outlines.get(enrolment.course_key)
    entry = {
        "title": outline.page.title if outline else enrolment.course_title,
        "url": outline.page.get_url(request) if outline else "",
        "done": enrolment.done,
        "total": enrolment.required,
        "text": wording.progress_text(
            enrolment.done,
            enrolment.required,
            only_questions=outline is None or not outline.readings,
        ),
        "last_active": wording.day(enrolment.last_active_at),
        "finished": wording.day(enrolment.finished_at) if enrolment.finished_at else "",
        "completed_url": reverse("course_completed", args=[enrolment.public_id]),
        "finish_url": reverse("finish_course", args=[enrolment.public_id])
        if enrolment.can_be_finished
        else "",
        "lessons": lessons_begun(outline, standing) if outline else "",
        "resume_url": "",
        "resume_text": "",
    }
    point = standing.resume_point(outline) if outline and not enrolment.finished_at else None
    if point:
        entry["resume_url"] = f"{point.lesson.page.get_url(request)}{point.fragment}"
        entry["resume_text"] = wording.resume_place(point)
    return entry


def lessons_begun(outline: CourseOutline, standing: Standing) -> str:
    """Return “2 of 6 lessons begun”."""
    begun = sum(standing.state_of(lesson) in (BEGUN, DONE) for lesson in outline.lessons)
    return _("%(begun)d of %(all)d lessons begun") % {
        "begun": begun,
        "all": len(outline.lessons),
    }
