"""Template tags of courses."""

from __future__ import annotations

from typing import Any

from django import template

from learning.blocks import SINGLE_CHOICE
from learning.presenters.questions import QuestionView, previewed_view

register = template.Library()


@register.simple_tag
def question_preview(kind: str, value: Any) -> QuestionView:
    """Return a question as learners see it, without anybody's answer."""
    return previewed_view(kind or SINGLE_CHOICE, value)
