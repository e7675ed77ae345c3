"""The words for progress, so that each page says it alike."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.stufenplan import StufenplanQuestion
from learning.progress import BEGUN, DONE, Progress, ResumePoint

if TYPE_CHECKING:
    from learning.course_structure import CourseStructure, LessonStructure


def day(moment: datetime.datetime) -> str:
    """Return the day of a moment, as people write it here."""
    return str(formats.date_format(timezone.localtime(moment), "SHORT_DATE_FORMAT"))


def progress_text(done: int, required: int, *, only_questions: bool) -> str:
    """Return “7 of 25 questions”, or steps where some lessons are for reading."""
    numbers = {"done": done, "required": required}
    if only_questions:
        text = ngettext(
            "%(done)d of %(required)d question", "%(done)d of %(required)d questions", required
        )
    else:
        text = ngettext("%(done)d of %(required)d step", "%(done)d of %(required)d steps", required)
    return text % numbers


def number_of_questions(number: int) -> str:
    """Return “6 questions”."""
    return ngettext("%(number)d question", "%(number)d questions", number) % {"number": number}


def size_of(structure: CourseStructure) -> str:
    """Return how many lessons and questions a course has."""
    return size_text(len(structure.lessons), structure.questions)


def size_text(lessons: int, questions: int) -> str:
    """Return “6 lessons, 25 questions”."""
    text = ngettext("%(number)d lesson", "%(number)d lessons", lessons) % {"number": lessons}
    return f"{text}, {number_of_questions(questions)}" if questions else text


def count_of(lesson: LessonStructure, progress: Progress) -> str:
    """Return the questions of a lesson and, for whoever takes the course, how far they are."""
    size = number_of_questions(lesson.questions) if lesson.questions else _("for reading")
    if progress.enrolment is None:
        return size
    state = progress.state_of(lesson)
    if state == DONE:
        word = _("finished")
    elif state == BEGUN:
        word = _("begun, %(done)d of %(required)d answered") % {
            "done": progress.done_in(lesson),
            "required": len(lesson.activities),
        }
    else:
        word = _("not begun yet")
    return f"{size} · {word}"


def resume_text(point: ResumePoint) -> str:
    """Return “Continue with lesson 2, question 4”."""
    if point.question:
        return _("Continue with lesson %(lesson)d, question %(question)d") % {
            "lesson": point.lesson.number,
            "question": point.question,
        }
    return _("Continue with lesson %(lesson)d") % {"lesson": point.lesson.number}


def resume_place(point: ResumePoint) -> str:
    """Return “Lesson 2, Check the conditions, question 4”."""
    names = {"lesson": point.lesson.number, "title": point.lesson.page.title}
    if point.question:
        names["question"] = point.question
        return _("Lesson %(lesson)d, %(title)s, question %(question)d") % names
    return _("Lesson %(lesson)d, %(title)s") % names


def kind_of(*, is_primer: bool, question: str) -> str:
    """Return “Course · Transfer”, or the kind alone where it answers all three questions."""
    kind = _("Short course") if is_primer else _("Course")
    if question in ("", StufenplanQuestion.ALL):
        return kind
    return f"{kind} · {StufenplanQuestion.in_words(question)}"


def date_text(date: datetime.date) -> str:
    """Return a date as people write it here."""
    return str(formats.date_format(date, "SHORT_DATE_FORMAT"))
