"""Template tags of courses."""

from __future__ import annotations

from typing import Any

from django import template

from learning.blocks import SINGLE_CHOICE
from learning.presenters.questions import Card, preview_card

register = template.Library()


@register.simple_tag
def question_preview(kind: str, value: Any) -> Card:
    """Return a question as learners see it, without anybody's answer."""
    return preview_card(kind or SINGLE_CHOICE, value)
