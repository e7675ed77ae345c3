"""What readers report about a page."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_ABOUT = 200


class Feedback(models.Model):
    """A message about a page; the address is kept only where the sender wants an answer."""

    class Topic(models.TextChoices):
        MISTAKE = "mistake", _("A mistake on a page")
        BARRIER = "barrier", _("A barrier")
        REUSE = "reuse", _("We have adopted a solution")
        ANSWER = "answer", _("We know what is unknown")
        MISSING = "missing", _("Something is missing")
        OTHER = "other", _("Something else")

    topic = models.CharField(_("topic"), max_length=12, choices=Topic.choices)
    message = models.TextField(_("message"), max_length=5000)
    page_path = models.CharField(_("page"), max_length=500, blank=True)
    about = models.CharField(_("detail"), max_length=LONGEST_ABOUT, blank=True)
    email = models.EmailField(_("e-mail address for an answer"), blank=True)
    language = models.CharField(_("language"), max_length=16)
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)
    answer_due = models.DateField(
        _("answer due"), help_text=_("One month after it was received (BITV 2.0 § 7).")
    )
    answered = models.BooleanField(_("answered"), default=False)

    suspected_spam = models.BooleanField(
        _("suspected spam"),
        default=False,
        help_text=_(
            "A field was filled in that people do not see. It may be a real message all the same."
        ),
    )

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        ordering = ["-received_at"]

    def __str__(self) -> str:
        return f"{self.get_topic_display()}: {self.message[:60]}"
