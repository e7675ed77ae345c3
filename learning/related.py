"""What courses offer to the readers of other pages."""

from __future__ import annotations

from content.models import BasePage
from content.related import RelatedLink
from learning.models import LessonPage


def lessons_on(page: BasePage) -> list[RelatedLink]:
    """Return the public lessons that build on a guidance page, in its language."""
    lessons = LessonPage.objects.open().filter(guidance=page.pk, locale=page.locale_id)
    return [
        RelatedLink(lesson.title, lesson.objective, lesson.get_url() or "")
        for lesson in lessons.order_by("path")
    ]
