"""Courses and their lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.blocks import CharBlock
from wagtail.models import Page
from wagtail.search import index

from content.kinds import KindLabels
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

    lists: ClassVar = ("course", "lesson")
    list_line = _("For staff of municipalities")
    schema_type = "CollectionPage"
    parameters: ClassVar = ("page",)
    max_count_per_parent = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("list of courses")


class CoursePage(LearningPage):
    """A course; its lessons are its child pages, in their order."""

    kind = "course"
    kind_labels = KindLabels(pgettext_lazy("kind", "Course"), pgettext_lazy("kind", "Courses"))
    schema_type = "Course"
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

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("audience"),
        index.SearchField("objectives"),
    ]
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


class LessonPage(LearningPage):
    """A lesson: a goal, text and questions."""

    kind = "lesson"
    kind_labels = KindLabels(pgettext_lazy("kind", "Lesson"), pgettext_lazy("kind", "Lessons"))
    schema_type = "LearningResource"
    is_part_of_parent = True
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

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("objective"),
        index.SearchField("body"),
    ]
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
