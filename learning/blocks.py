"""Blocks of lessons: all that a body may hold, and questions with one or several right answers."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from content.blocks import PREVIEW_SOURCE, SOURCED_BODY, SourcesBlock

SINGLE_CHOICE = "single_choice"
MULTIPLE_CHOICE = "multiple_choice"
QUESTION_KINDS = (SINGLE_CHOICE, MULTIPLE_CHOICE)

PREVIEW_QUESTION = {
    "prompt": "Was prüfen Sie zuerst?",
    "options": [
        {"text": "Den Bedarf", "correct": True, "feedback": "Am Anfang steht der Bedarf."},
        {"text": "Das Logo", "correct": False, "feedback": "Ein Logo löst kein Problem."},
    ],
    "hint": "Was muss es geben, bevor eine Lösung nützt?",
    "explanation": "Ohne Bedarf nützt eine Lösung niemandem.",
    "sources": [PREVIEW_SOURCE],
}


class AnswerOptionBlock(blocks.StructBlock):
    """One answer to choose; the id of its list item is the id of the answer in all languages."""

    text = blocks.CharBlock(label=_("Answer"), max_length=300)
    correct = blocks.BooleanBlock(label=_("This answer is right"), required=False)
    feedback = blocks.TextBlock(
        label=_("Feedback"),
        rows=2,
        help_text=_("Why it is right, or why not; shown to whoever chose it."),
    )

    class Meta:
        label = _("Answer")
        icon = "radio-empty"


class QuestionBlock(blocks.StructBlock):
    """A question with answers to choose; its block id is the key of everybody's progress.

    Search finds the question; answers, hint and explanation would give it away.
    """

    prompt = blocks.TextBlock(label=_("Question"), rows=2)
    options = blocks.ListBlock(
        AnswerOptionBlock(), label=_("Answers"), min_num=2, max_num=10, search_index=False
    )
    hint = blocks.TextBlock(
        label=_("Hint"),
        rows=2,
        search_index=False,
        help_text=_("Shown after a wrong answer; helps without naming the right one."),
    )
    explanation = blocks.TextBlock(
        label=_("Explanation"),
        rows=3,
        search_index=False,
        help_text=_("Shown after the right answer."),
    )
    sources = SourcesBlock()

    class Meta:
        group = _("Questions")
        template = "learning/blocks/question.html"
        preview_value = PREVIEW_QUESTION

    def clean(self, value: Any) -> Any:
        """Refuse a question that nobody could answer, or whose answers cannot be told apart."""
        result = super().clean(value)
        if self.is_deferred_validation:
            return result
        options = list(result["options"])
        problem = self.problem_of_key(sum(option["correct"] for option in options))
        texts = {option["text"].strip().casefold() for option in options}
        if not problem and len(texts) < len(options):
            problem = _("Two answers have the same text.")
        if problem:
            raise StructBlockValidationError({"options": ValidationError(problem)})
        return result

    def problem_of_key(self, right: int) -> Any:
        """Return what is wrong with this number of right answers, or an empty text."""
        raise NotImplementedError


class SingleChoiceBlock(QuestionBlock):
    """A question with exactly one right answer."""

    class Meta:
        label = _("Question with one right answer")
        icon = "radio-full"
        description = _("Learners choose one answer and get feedback on it.")

    def problem_of_key(self, right: int) -> Any:
        """Return what is wrong unless exactly one answer is right."""
        if right == 0:
            return _("No answer is marked as right. Mark exactly one.")
        if right > 1:
            return _("%(number)d answers are marked as right. Mark exactly one.") % {
                "number": right
            }
        return ""


class MultipleChoiceBlock(QuestionBlock):
    """A question with one or more right answers, all of which have to be chosen."""

    class Meta:
        label = _("Question with several right answers")
        icon = "tick-inverse"
        description = _("Learners choose all right answers and get feedback on each.")

    def problem_of_key(self, right: int) -> Any:
        """Return what is wrong unless at least one answer is right."""
        return "" if right else _("No answer is marked as right. Mark at least one.")


LESSON_BLOCKS = [
    *SOURCED_BODY,
    (SINGLE_CHOICE, SingleChoiceBlock()),
    (MULTIPLE_CHOICE, MultipleChoiceBlock()),
]
