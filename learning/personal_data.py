"""What this room holds about a person, for export and erasure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from accounts.personal_data import PersonalDataRegistry
from learning.actions import EraseLearner
from learning.models import ActivityState, Enrolment, Learner, ResponseEvent

if TYPE_CHECKING:
    from accounts.models import User


def export(user: User) -> dict[str, Any]:
    """Return enrolments, states and all answers in their order; empty for who never learned."""
    learner = Learner.objects.filter(user=user).first()
    if learner is None:
        return {}
    enrolments = Enrolment.objects.filter(learner=learner).order_by("started_at")
    return {
        "pseudonym": str(learner.pseudonym),
        "enrolments": [enrolment_data(enrolment) for enrolment in enrolments],
    }


def enrolment_data(enrolment: Enrolment) -> dict[str, Any]:
    """Return one enrolment as JSON can hold it."""
    states = ActivityState.objects.filter(enrolment=enrolment).select_related("activity")
    events = ResponseEvent.objects.filter(enrolment=enrolment).select_related("activity")
    return {
        "course": enrolment.course_title,
        "course_key": str(enrolment.course_key),
        "round": enrolment.round,
        "started_at": enrolment.started_at.isoformat(),
        "last_active_at": enrolment.last_active_at.isoformat(),
        "finished_at": enrolment.finished_at.isoformat() if enrolment.finished_at else None,
        "done": enrolment.done,
        "required": enrolment.required,
        "activities": [
            {
                "activity": str(state.activity),
                "completed": state.completed,
                "tries": state.tries,
                "with_solution": state.with_solution,
            }
            for state in states.order_by("activity_id")
        ],
        "answers": [
            {
                "event": str(event.event_id),
                "activity": str(event.activity),
                "verb": event.verb,
                "chosen": [str(key) for key in event.chosen],
                "correct": event.correct,
                "language": event.locale,
                "received_at": event.received_at.isoformat(),
            }
            for event in events.order_by("sequence")
        ],
    }


def erase(user: User) -> None:
    """Erase all records of a person."""
    EraseLearner(user).execute()


def join() -> None:
    """Join the registry of personal data."""
    PersonalDataRegistry.register("learning", export, erase, covers=["learning.Learner.user"])
