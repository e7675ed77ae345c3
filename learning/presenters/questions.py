"""Questions as learners see them: before an answer, after one, and when the key may be shown."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from learning.grading import TRIES_BEFORE_SOLUTION, grade
from learning.models import ActivityState
from learning.questions import Option, Question, question_from


@dataclass(frozen=True)
class OptionView:
    """An answer in a question view; marked only where the learner may know whether it is right."""

    value: uuid.UUID
    text: str
    checked: bool = False
    mark: str = ""
    feedback: str = ""


@dataclass(frozen=True)
class QuestionView:
    """A question with its state for one reader, as learning/components/question_view.html takes it.

    `state` is "open", "wrong", "right" or "solution" (done, but the solution was shown); `missing`
    says of a wrong answer that what was chosen is right, but not all of it. `skip_url` and
    `solution_url` lead on from a wrong answer, `next_url` from a done one, `sign_in_url` stands
    where readers have no account; `finished_url` is there when this answer finished the course.
    """

    id: int
    count: int
    kind: str
    prompt: str
    options: list[OptionView]
    state: str = "open"
    hint: str = ""
    missing: bool = False
    explanation: str = ""
    sources: Any = ()
    saved: dict[str, Any] = field(default_factory=dict)
    hidden: list[dict[str, Any]] = field(default_factory=list)
    action: str = ""
    solution_url: str = ""
    sign_in_url: str = ""
    skip_url: str = ""
    next_url: str = ""
    next_text: str = ""
    reading: dict[str, str] = field(default_factory=dict)
    error: str = ""
    finished_url: str = ""

    @property
    def number(self) -> int:
        return self.id

    @property
    def readonly(self) -> bool:
        """Whether there is nothing to choose (any more)."""
        return not self.action


def open_view(question: Question, number: int, count: int) -> QuestionView:
    """Return the view that everybody may see: the question and its answers, nothing else."""
    return QuestionView(
        id=number,
        count=count,
        kind="single" if question.single else "multiple",
        prompt=question.prompt,
        options=[OptionView(option.key, option.text) for option in question.options],
        sources=question.sources,
    )


def previewed_view(kind: str, value: Any) -> QuestionView:
    return open_view(question_from(kind, None, value), 1, 1)


def view_with_form(view: QuestionView, action: str) -> QuestionView:
    """Return a view that takes an answer, under an event id of its own."""
    hidden = [{"name": "event", "value": uuid.uuid4()}]
    return replace(view, action=action, hidden=hidden, saved={"state": "before"})


def answered_view(
    view: QuestionView, question: Question, state: ActivityState, solution_url: str
) -> QuestionView:
    """Return the view after an answer; the key is shown only when the question is done."""
    saved = {"state": "saved", "time": state.last_event.received_at}
    if state.completed:
        return replace(
            view,
            state="solution" if state.with_solution else "right",
            options=[_option_with_key(option) for option in question.options],
            explanation=question.explanation,
            saved=saved,
            action="",
        )
    chosen = frozenset(state.last_event.chosen) & question.keys
    result = grade(question, chosen) if chosen else None
    return replace(
        view,
        state="wrong",
        options=[
            _option_with_feedback(option, option.key in chosen) for option in question.options
        ],
        hint=question.hint,
        missing=bool(result and not result.wrong and result.missing),
        saved=saved,
        solution_url=solution_url if state.tries >= TRIES_BEFORE_SOLUTION else "",
    )


def unanswered_error() -> str:
    """Return what is wrong when nothing was chosen."""
    return _("Please choose an answer first.")


def _option_with_key(option: Option) -> OptionView:
    if not option.correct:
        return OptionView(option.key, option.text)
    return OptionView(option.key, option.text, True, "right", option.feedback)


def _option_with_feedback(option: Option, chosen: bool) -> OptionView:
    if not chosen:
        return OptionView(option.key, option.text)
    mark = "right" if option.correct else "wrong"
    return OptionView(option.key, option.text, True, mark, option.feedback)
