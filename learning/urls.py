"""Addresses of what learners do; the pages of courses and lessons are in the page tree."""

from __future__ import annotations

from django.urls import path

from learning.views import answers, dashboard, enrolments, unsent

urlpatterns = [
    path("", dashboard.my_learning, name="my_learning"),
    path("completed/<uuid:public_id>/", dashboard.course_completed, name="course_completed"),
    path("courses/<int:page_id>/enrol/", enrolments.enrol, name="enrol"),
    path("enrolments/<uuid:public_id>/finish/", enrolments.finish, name="finish_course"),
    path(
        "lessons/<int:page_id>/questions/<uuid:question_id>/answer/",
        answers.answer_question,
        name="answer_question",
    ),
    path(
        "lessons/<int:page_id>/questions/<uuid:question_id>/solution/",
        answers.show_solution,
        name="show_solution",
    ),
    path("lessons/<int:page_id>/read/", answers.mark_lesson_read, name="mark_lesson_read"),
    path("unsent/", unsent.unsent_response, name="unsent_response"),
]
