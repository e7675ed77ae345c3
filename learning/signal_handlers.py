"""Keeps records right while pages change and learners leave."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from learning.actions.recount_course import RecountCourse
from learning.actions.register_activities import RegisterActivities
from learning.models import CoursePage, Learner, LessonPage


@receiver(pre_delete, sender=Learner)
def open_journal_for_erasure(instance: Learner, **kwargs: Any) -> None:
    """Mark the learner as being erased; the triggers of the journal ask for that mark."""
    Learner.objects.filter(pk=instance.pk).update(erased_at=timezone.now())


@receiver(page_published)
def register_what_there_is_to_do(instance: Page, **kwargs: Any) -> None:
    """Register the questions of a lesson before anybody answers them."""
    page = instance.specific
    if isinstance(page, LessonPage):
        RegisterActivities(page).execute()


@receiver(page_published)
@receiver(page_unpublished)
@receiver(post_page_move)
def recount_after_change(instance: Page, **kwargs: Any) -> None:
    """Count anew for learners in the middle of a course whose lessons may have changed."""
    page = instance.specific
    if isinstance(page, CoursePage):
        recount(page)
    elif isinstance(page, LessonPage):
        recount_course_above(page.path)


@receiver(post_page_move)
def recount_where_it_was(instance: Page, parent_page_before: Page, **kwargs: Any) -> None:
    """Count anew for the course that a lesson was moved away from."""
    course = CoursePage.objects.filter(pk=parent_page_before.pk).first()
    if course:
        recount(course)


@receiver(post_delete, sender=LessonPage)
def recount_after_deletion(instance: LessonPage, **kwargs: Any) -> None:
    """Count anew when a lesson is gone."""
    recount_course_above(instance.path)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def recount_after_restriction(instance: PageViewRestriction, **kwargs: Any) -> None:
    """Count anew when lessons or courses were closed or opened."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is None:
        return
    recount_course_above(page.path)
    for course in CoursePage.objects.descendant_of(page, inclusive=True):
        recount(course)


def recount_course_above(path: str) -> None:
    """Count anew for the course above a path, if there is one."""
    course = CoursePage.objects.filter(path=path[: -CoursePage.steplen]).first()
    if course:
        recount(course)


def recount(course: CoursePage) -> None:
    """Count in the transaction of the change: nobody sees one without the other."""
    RecountCourse(course.translation_key).execute()
