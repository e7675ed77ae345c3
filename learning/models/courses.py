"""Courses and their lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.blocks import CharBlock
from wagtail.models import Page

from content.models import BasePage
from content.stream_field import StreamField
from content.stufenplan import StufenplanQuestion
from learning.blocks import LESSON_BLOCKS
from learning.people import signed_in_user

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class LearningPage(BasePage):
    """A page that also shows the progress of whoever is signed in."""

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer; what shows a person's progress is kept by no cache."""
        response: HttpResponse = super().serve(request, *args, **kwargs)
        if signed_in_user(request):
            patch_cache_control(response, private=True, no_store=True)
        return response


class CourseIndexPage(LearningPage):
    """The list of all courses of a language."""

    parameters: ClassVar = ("page",)
    max_count_per_parent = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("list of courses")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the courses of this language, page by page."""
        from learning.listings import course_list_context

        context = super().get_context(request, *args, **kwargs)
        return {**context, **course_list_context(self, request)}


class CoursePage(LearningPage):
    """A course; its lessons are its child pages, in their order."""

    kind = "course"
    parent_page_types: ClassVar = ["home.TeamPage"]
    subpage_types: ClassVar = ["learning.LessonPage"]

    is_primer: models.BooleanField[bool, bool] = models.BooleanField(
        _("short course"),
        default=False,
        help_text=_("An introduction of a few short lessons; listed before the courses."),
    )
    question: models.CharField[str, str] = models.CharField(
        _("question"),
        max_length=12,
        choices=StufenplanQuestion.choices,
        default=StufenplanQuestion.ALL,
    )
    audience: models.CharField[str, str] = models.CharField(
        _("audience"), max_length=200, blank=True
    )
    minutes: models.PositiveSmallIntegerField[int | None, int | None] = (
        models.PositiveSmallIntegerField(
            _("minutes, estimated"),
            null=True,
            blank=True,
            help_text=_("Your own estimate, for example 60; the page says that it is one."),
        )
    )
    objectives = StreamField(
        [("objective", CharBlock(label=_("Goal"), max_length=240))],
        verbose_name=_("goals"),
        blank=True,
        help_text=_("One sentence per goal, for example: You can check a licence."),
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("is_primer"),
                FieldPanel("question"),
                FieldPanel("audience"),
                FieldPanel("minutes"),
            ],
            heading=_("About the course"),
        ),
        FieldPanel("objectives"),
    ]

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the lessons and, for whoever is signed in, the progress."""
        from learning.player import course_context

        context = super().get_context(request, *args, **kwargs)
        return {**context, **course_context(self, request)}


class LessonPage(LearningPage):
    """A lesson: a goal, text and questions."""

    kind = "lesson"
    parameters: ClassVar = ("choose",)
    parent_page_types: ClassVar = ["learning.CoursePage"]
    subpage_types: ClassVar[list[str]] = []

    objective: models.CharField[str, str] = models.CharField(
        _("goal"), max_length=300, blank=True, help_text=_("After this lesson you can …")
    )
    guidance: models.ForeignKey[Page | None, Page | None] = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("guidance"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where learners read on; offered with each explanation."),
    )
    body = StreamField(LESSON_BLOCKS, verbose_name=_("content"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("objective"),
        FieldPanel("body"),
        PageChooserPanel("guidance", "guidance.GuidancePage"),
    ]

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    @property
    def meta_description(self) -> str:
        """The goal stands for a lesson without summary."""
        return super().meta_description or self.objective

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; answers that came without an id get one that stays, since progress hangs on it."""
        list(self.body)  # reads each block, which gives the items of its lists their ids
        super().save(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the outline and the questions, for whoever is signed in with state and answers."""
        from learning.player import lesson_context

        context = super().get_context(request, *args, **kwargs)
        return {**context, **lesson_context(self, request)}
