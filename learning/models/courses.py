"""Courses and their lessons."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from content.models import BasePage
from content.stream_field import StreamField
from learning.blocks import LESSON_BLOCKS


class CourseIndexPage(BasePage):
    """The list of all courses of a language."""

    max_count_per_parent = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("list of courses")


class CoursePage(BasePage):
    """A course; its lessons are its child pages, in their order."""

    kind = "course"
    parent_page_types: ClassVar = ["home.TeamPage"]
    subpage_types: ClassVar = ["learning.LessonPage"]

    is_primer = models.BooleanField(_("short course"), default=False)
    audience = models.CharField(_("audience"), max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes, estimated"), null=True, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("is_primer"),
        FieldPanel("audience"),
        FieldPanel("minutes"),
    ]

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")


class LessonPage(BasePage):
    """A lesson: a goal, text and questions."""

    kind = "lesson"
    parent_page_types: ClassVar = ["learning.CoursePage"]
    subpage_types: ClassVar[list[str]] = []

    objective = models.CharField(
        _("goal"), max_length=300, blank=True, help_text=_("You can … after this lesson.")
    )
    body = StreamField(LESSON_BLOCKS, verbose_name=_("content"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("objective"), FieldPanel("body")]

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
