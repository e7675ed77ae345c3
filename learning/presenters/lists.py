"""Lists of courses: the public one, and what a learner has begun and could begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalogue.lists import BY_ORDER, listing
from learning import labels
from learning.course_structure import CourseStructure, structures_of
from learning.models import CourseIndexPage, CoursePage
from learning.progress import BEGUN, DONE, Progress, progress_by_course

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
            "kind": labels.kind_of(
                is_primer=card.extra["is_primer"], question=card.values("question")[0]
            ),
            "size": labels.size_text(card.extra["lessons"], card.extra["questions"]),
        }
        for card in listed.cards
    ]
    return {"courses": entries, "pager": listed.pager}


def dashboard_context(user: User, request: HttpRequest) -> dict[str, Any]:
    """Return all that “My learning” shows, in a number of queries that does not grow."""
    language = get_language() or ""
    courses_begun = progress_by_course(user)
    begun = {progress.enrolment.course_key for progress in courses_begun if progress.enrolment}
    others = (
        CoursePage.objects.open()
        .in_language(language)
        .exclude(translation_key__in=begun)
        .order_by("-is_primer", "title")
    )
    new = [course.translation_key for course in others]
    structures = structures_of([*begun, *new], language, request)
    mine = [course_entry(progress, structures, request) for progress in courses_begun]
    return {
        "mine": mine,
        "next": next((entry for entry in mine if entry["resume_url"]), None),
        "not_begun": [
            {
                "title": structures[key].page.title,
                "url": structures[key].page.get_url(request),
                "meta": labels.size_of(structures[key]),
            }
            for key in new
            if key in structures
        ],
    }


def course_entry(
    progress: Progress, structures: dict[Any, CourseStructure], request: HttpRequest
) -> dict[str, Any]:
    """Return a course that somebody has begun; without address where its page is gone."""
    enrolment = progress.enrolment
    if enrolment is None:
        raise ValueError("Only a course that was begun has an entry.")
    structure = structures.get(enrolment.course_key)
    entry = {
        "title": structure.page.title if structure else enrolment.course_title,
        "url": structure.page.get_url(request) if structure else "",
        "done": enrolment.done,
        "total": enrolment.required,
        "text": labels.progress_text(
            enrolment.done,
            enrolment.required,
            only_questions=structure is None or not structure.readings,
        ),
        "last_active": labels.day(enrolment.last_active_at),
        "finished": labels.day(enrolment.finished_at) if enrolment.finished_at else "",
        "completed_url": reverse("course_completed", args=[enrolment.public_id]),
        "finish_url": reverse("finish_course", args=[enrolment.public_id])
        if enrolment.can_be_finished
        else "",
        "lessons": lessons_begun(structure, progress) if structure else "",
        "resume_url": "",
        "resume_text": "",
    }
    point = progress.resume_point(structure) if structure and not enrolment.finished_at else None
    if point:
        entry["resume_url"] = f"{point.lesson.page.get_url(request)}{point.fragment}"
        entry["resume_text"] = labels.resume_place(point)
    return entry


def lessons_begun(structure: CourseStructure, progress: Progress) -> str:
    """Return “2 of 6 lessons begun”."""
    begun = sum(progress.state_of(lesson) in (BEGUN, DONE) for lesson in structure.lessons)
    return _("%(begun)d of %(all)d lessons begun") % {
        "begun": begun,
        "all": len(structure.lessons),
    }
