"""The three questions of the Stufenplan „Smarte Städte und Regionen“."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class StufenplanQuestion(models.TextChoices):
    """The question that a guidance page or a course answers."""

    TRANSFER = "transfer", pgettext_lazy("question", "Transfer")
    OPERATION = "operation", pgettext_lazy("question", "Operation")
    DATA = "data", pgettext_lazy("question", "Data")
    ALL = "all", pgettext_lazy("question", "All three questions")

    @classmethod
    def in_words(cls, value: str) -> str:
        """Return what a stored value means; what is none of them as it stands."""
        return str(dict(cls.choices).get(value, value))

    @classmethod
    def place_of(cls, value: str) -> int:
        """Return the place of a stored value in the order of the questions; others come last."""
        return ([*cls.values, value]).index(value)
