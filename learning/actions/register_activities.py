"""Register what there is to do in a lesson, so that answers outlive the lesson."""

from __future__ import annotations

from jobs.actions.base import Action, Asker
from learning.models import Activity, LessonPage
from learning.questions import questions_of


class RegisterActivities(Action[None]):
    """Adds the questions of a lesson to the registry; what is there stays as it is."""

    action_name = "learning.register_activities"

    def __init__(self, lesson: LessonPage, *, user: Asker = None) -> None:
        super().__init__(user=user)
        self.lesson = lesson

    def activities(self) -> list[Activity]:
        """Return the activities of the lesson as they would be registered."""
        return [
            Activity(
                lesson_key=self.lesson.translation_key, block_id=question.key, kind=question.kind
            )
            for question in questions_of(self.lesson.body)
        ]

    def perform(self) -> None:
        present = Activity.objects.filter(lesson_key=self.lesson.translation_key)
        before = present.count()
        Activity.objects.bulk_create(self.activities(), ignore_conflicts=True)
        self.changed = present.count() != before
