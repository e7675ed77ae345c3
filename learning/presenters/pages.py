"""What the pages of courses and lessons show, to everybody and to whoever is signed in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.querysets import may_read, with_restrictions
from learning import labels
from learning.blocks import QUESTION_KINDS
from learning.course_structure import CourseStructure, LessonStructure, structure_of
from learning.models import ActivityKey, ActivityState, CoursePage, LessonPage
from learning.people import mark_of_person, signed_in_user
from learning.presenters.questions import (
    QuestionView,
    answered_view,
    open_view,
    unanswered_error,
    view_with_form,
)
from learning.progress import Progress, progress_in
from learning.questions import Question, questions_of
from taxonomy.languages import language_of

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True)
class Player:
    """A request for a course or one of its lessons, with structure and progress."""

    request: HttpRequest
    signed_in: bool
    structure: CourseStructure
    progress: Progress

    @classmethod
    def of(cls, request: HttpRequest, course: CoursePage, language: str) -> Player:
        """Return the player; a course that is not live yet has an empty structure."""
        user = signed_in_user(request)
        structure = structure_of(course.translation_key, language, request)
        return cls(
            request=request,
            signed_in=user is not None,
            structure=structure or CourseStructure(page=course, lessons=(), languages=()),
            progress=progress_in(user, course.translation_key),
        )

    def url(self, page: Page, fragment: str = "") -> str:
        return f"{page.get_url(self.request) or ''}{fragment}"

    def sign_in_url(self, page: Page, fragment: str = "") -> str:
        """Return the address where to sign in and come back to a page."""
        return f"{reverse('account_login')}?next={quote(self.url(page, fragment))}"

    def progress_bar(self) -> dict[str, Any]:
        """Return how much is done, with its words."""
        enrolment = self.progress.enrolment
        done = enrolment.done if enrolment else 0
        required = enrolment.required if enrolment else len(self.structure.activities)
        text = labels.progress_text(done, required, only_questions=not self.structure.readings)
        return {"done": done, "total": required, "text": text}

    def entries(self, current: Any = None) -> list[dict[str, Any]]:
        """Return the lessons for learning/components/course_structure.html."""
        return [
            {
                "number": lesson.number,
                "title": lesson.page.title,
                "url": self.url(lesson.page),
                "language": language_if_other(lesson.page),
                "goal": lesson.page.objective,
                "count": labels.count_of(lesson, self.progress),
                "state": self.progress.state_of(lesson) if self.progress.enrolment else "",
                "current": lesson.key == current,
            }
            for lesson in self.structure.lessons
        ]

    def resume(self) -> dict[str, str]:
        """Return where to go on, with its words; empty when all is done."""
        point = self.progress.resume_point(self.structure)
        if point is None:
            return {}
        url = self.url(point.lesson.page, point.fragment)
        return {"url": url, "text": labels.resume_text(point)}

    def completed_url(self) -> str:
        """Return the address of the page to print; empty before the course is finished."""
        enrolment = self.progress.enrolment
        if enrolment is None or enrolment.finished_at is None:
            return ""
        return reverse("course_completed", args=[enrolment.public_id])

    def finished_url(self, state: ActivityState | None) -> str:
        """Return the page to print where this activity has finished the course; else empty."""
        enrolment = self.progress.enrolment
        if state is None or enrolment is None or enrolment.finished_at is None:
            return ""
        is_last = state.last_event.received_at == enrolment.finished_at
        return self.completed_url() if is_last else ""

    def name_url(self) -> str:
        """Return where to enter the name that stands on the page to print; empty where it is."""
        user = signed_in_user(self.request)
        if user is None or user.name:
            return ""
        back = self.completed_url() or self.url(self.structure.page)
        return f"{reverse('account_profile')}?next={quote(back)}"


def language_if_other(page: Page) -> str:
    """Return the language of a page where it differs from that of the reader."""
    code: str = page.locale.language_code
    return "" if code == get_language() else code


def course_context(page: CoursePage, request: HttpRequest) -> dict[str, Any]:
    player = Player.of(request, page, page.locale.language_code)
    resume = player.resume()
    point = player.progress.resume_point(player.structure)
    current = point.lesson.key if point and player.progress.enrolment else None
    return {
        "kind": labels.kind_of(is_primer=page.is_primer, question=page.question),
        "lessons": player.entries(current),
        "facts": course_facts(page, player.structure),
        "progress": player.progress_bar(),
        "signed_in": player.signed_in,
        "enrolment": player.progress.enrolment,
        "resume": resume,
        "completed_url": player.completed_url(),
        "name_url": player.name_url() if player.progress.enrolment else "",
        "enrol_url": reverse("enrol", args=[page.pk]),
        "sign_in_url": player.sign_in_url(page),
        "with_readings": bool(player.structure.readings),
    }


def course_facts(page: CoursePage, structure: CourseStructure) -> list[dict[str, str]]:
    """Return the facts beside the lessons."""
    minutes = _("not measured yet")
    if page.minutes:
        minutes = _("about %(number)d minutes, our estimate") % {"number": page.minutes}
    languages = ", ".join(str(language_of(code).name) for code in structure.languages)
    facts = [
        {"label": _("Course size"), "value": labels.size_of(structure)},
        {"label": _("Time needed"), "value": minutes},
        {"label": _("At the end"), "value": _("a page to print, no certificate")},
        {"label": _("Languages"), "value": languages},
    ]
    if page.changed_on:
        changed_on = labels.date_text(page.changed_on)
        facts.append({"label": _("Last changed"), "value": changed_on})
    return facts


def lesson_context(page: LessonPage, request: HttpRequest) -> dict[str, Any]:
    course = page.get_parent().specific
    player = Player.of(request, course, page.locale.language_code)
    lessons = player.structure.lessons
    keys = [lesson.key for lesson in lessons]
    place = keys.index(page.translation_key) if page.translation_key in keys else None
    before = lessons[place - 1] if place else None
    after = lessons[place + 1] if place is not None and place + 1 < len(lessons) else None
    questions = LessonQuestions(page, player, after)
    parts = questions.parts()
    return {
        "course": course,
        "course_url": player.url(player.structure.page),
        "lessons": player.entries(page.translation_key),
        "lesson_number": None if place is None else place + 1,
        "progress": player.progress_bar(),
        "parts": parts,
        "reading": questions.reading_of_lesson(),
        "before": link_to(before, player),
        "after": link_to(after, player),
        "signed_in": player.signed_in,
        "completed_url": player.completed_url(),
        "name_url": player.name_url() if player.completed_url() else "",
        "has_errors": any(part["view"].error for part in parts if "view" in part),
        "person": mark_of_person(request),
    }


def link_to(lesson: LessonStructure | None, player: Player) -> dict[str, str]:
    """Return a link to a lesson with its number; empty for none."""
    if lesson is None:
        return {}
    names = {"number": lesson.number, "title": lesson.page.title}
    text = _("Lesson %(number)d: %(title)s") % names
    return {"text": text, "url": player.url(lesson.page)}


class LessonQuestions:
    """Makes the question views of a lesson for one reader."""

    def __init__(self, page: LessonPage, player: Player, after: LessonStructure | None) -> None:
        self.page = page
        self.player = player
        self.after = after
        self.questions = questions_of(page.body)
        self.guidance = guidance_link(page, player) if self.questions else {}

    def parts(self) -> list[dict[str, Any]]:
        """Return the body in its order: blocks to render, and views of questions."""
        parts: list[dict[str, Any]] = []
        number = 0
        level = 2
        for child in self.page.body:
            if child.block_type in QUESTION_KINDS:
                number += 1
                parts.append({"view": self.question_view(self.questions[number - 1], number)})
            elif child.block_type == "heading":
                parts.append({"block": child, "level": 2})
                level = 3
            else:
                parts.append({"block": child, "level": level})
        return parts

    def question_view(self, question: Question, number: int) -> QuestionView:
        view = open_view(question, number, len(self.questions))
        fragment = f"#question-{number}"
        if not self.player.signed_in:
            return replace(view, sign_in_url=self.player.sign_in_url(self.page, fragment))
        arguments = [self.page.pk, question.key]
        view = view_with_form(view, reverse("answer_question", args=arguments))
        url, text = self.next_after(number)
        view = replace(view, next_url=url, skip_url=url, next_text=text, reading=self.guidance)
        state = self.player.progress.states.get(
            ActivityKey(self.page.translation_key, question.key)
        )
        if state:
            view = answered_view(view, question, state, reverse("show_solution", args=arguments))
            view = replace(view, finished_url=self.player.finished_url(state))
        if self.player.request.GET.get("choose") == str(question.key):
            view = replace(view, error=unanswered_error())
        return view

    def next_after(self, number: int) -> tuple[str, str]:
        """Return where to go on after a question, with the words of the button."""
        if number < len(self.questions):
            return f"#question-{number + 1}", _("Next question")
        if self.after:
            return self.player.url(self.after.page), _("Next lesson")
        return self.player.url(self.player.structure.page), _("Back to the course")

    def reading_of_lesson(self) -> dict[str, Any]:
        """Return how to mark a lesson without question as read; empty for other lessons."""
        if self.questions:
            return {}
        state = self.player.progress.states.get(ActivityKey(self.page.translation_key, None))
        view = view_with_form(
            QuestionView(1, 1, "reading", "", []), reverse("mark_lesson_read", args=[self.page.pk])
        )
        return {
            "form": view if self.player.signed_in and state is None else None,
            "saved": {"state": "saved", "time": state.last_event.received_at} if state else None,
            "finished_url": self.player.finished_url(state),
            "sign_in_url": self.player.sign_in_url(self.page, "#lesson-read"),
        }


def guidance_link(page: LessonPage, player: Player) -> dict[str, str]:
    """Return the guidance to read on, in the reader's language where it exists for this reader."""
    if page.guidance is None:
        return {}
    versions = Page.objects.filter(translation_key=page.guidance.translation_key)
    live = with_restrictions(versions).select_related("locale").defer_streamfields()
    readable = {version.locale_id: version for version in live if may_read(version, player.request)}
    target = readable.get(page.locale_id) or readable.get(page.guidance.locale_id)
    return {"url": player.url(target), "title": target.title} if target else {}
