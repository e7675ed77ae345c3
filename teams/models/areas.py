"""Where in the page tree a team is responsible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

if TYPE_CHECKING:
    from teams.models.teams import Team


class TeamArea(models.Model):
    """A page with all below it that belongs to a team, one per language; it moves with its page."""

    team: models.ForeignKey[Team, Team] = models.ForeignKey(
        "teams.Team", verbose_name=_("team"), on_delete=models.CASCADE, related_name="areas"
    )
    page: models.OneToOneField[Page, Page] = models.OneToOneField(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="team_area"
    )
    # That of the page, which never changes; it stands here for the constraint.
    locale: models.ForeignKey[Locale, Locale] = models.ForeignKey(
        Locale, verbose_name=_("language"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("area of a team")
        verbose_name_plural = _("areas of teams")
        ordering = ["page__path"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "locale"],
                name="one_area_per_language",
                violation_error_message=_("The team has an area in this language already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.page.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the language of the page."""
        self.locale_id = self.page.locale_id
        super().save(*args, **kwargs)
