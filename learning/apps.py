"""The Django app of this room."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "learning"

    def ready(self) -> None:
        """Connect receivers; join the registries of people's data, presenters and entry sources."""
        from catalogue.sources import LIST, PageEntries, sources
        from content.presenters import presenters
        from content.related import related
        from learning import personal_data
        from learning.entries import CourseEntries
        from learning.models import CourseIndexPage, CoursePage, LessonPage
        from learning.presenters.lists import course_list_context
        from learning.presenters.pages import course_context, lesson_context
        from learning.related import lessons_on

        import_module("learning.signal_handlers")
        personal_data.join()
        related.register("learn", lessons_on)
        presenters.register(CourseIndexPage, course_list_context)
        presenters.register(CoursePage, course_context)
        presenters.register(LessonPage, lesson_context)
        sources.register(PageEntries(CourseIndexPage, prior=LIST))
        sources.register(CourseEntries(CoursePage))
        sources.register(PageEntries(LessonPage))
