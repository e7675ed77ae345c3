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
