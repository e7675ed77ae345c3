"""Keeps records right while pages change and learners leave."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from learning.actions.recount_course import RecountCourse
from learning.models import CoursePage, Learner, LessonPage


@receiver(pre_delete, sender=Learner)
def open_journal_for_erasure(instance: Learner, **kwargs: Any) -> None:
    """Mark the learner as being erased; the triggers of the journal ask for that mark."""
    Learner.objects.filter(pk=instance.pk).update(erased_at=timezone.now())


@receiver(page_published)
@receiver(page_unpublished)
@receiver(post_page_move)
def recount_after_change(instance: Page, **kwargs: Any) -> None:
    """Count anew for learners in the middle of a course whose lessons may have changed."""
    page = instance.specific
    if isinstance(page, CoursePage):
        recount(page)
    elif isinstance(page, LessonPage):
        for path in {page.path, kwargs.get("path_page_before") or page.path}:
            recount_course_above(path)


@receiver(post_delete, sender=LessonPage)
def recount_after_deletion(instance: LessonPage, **kwargs: Any) -> None:
    """Count anew when a lesson is gone."""
    recount_course_above(instance.path)


def recount_course_above(path: str) -> None:
    """Count anew for the course above a path, if there is one."""
    course = CoursePage.objects.filter(path=path[: -CoursePage.steplen]).first()
    if course:
        recount(course)


def recount(course: CoursePage) -> None:
    """Count in the transaction of the change: nobody sees one without the other."""
    RecountCourse(course.translation_key).execute()
