"""Register what there is to do in a lesson, so that answers outlive the lesson."""

from __future__ import annotations

from learning.models import Activity, LessonPage
from learning.questions import questions_of


class RegisterActivities:
    """Adds the questions of a lesson to the registry; what is there stays as it is."""

    def __init__(self, lesson: LessonPage) -> None:
        self.lesson = lesson

    def check(self) -> list[Activity]:
        """Return the activities of the lesson as they would be registered."""
        return [
            Activity(
                lesson_key=self.lesson.translation_key, block_id=question.key, kind=question.kind
            )
            for question in questions_of(self.lesson.body)
        ]

    def execute(self) -> None:
        """Register them."""
        Activity.objects.bulk_create(self.check(), ignore_conflicts=True)
