"""What a municipality reports about an adoption, and what the team makes of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import Adoption
from jobs.actions.base import Action, Asker


class ReportAdoption(Action[Adoption]):
    """Keeps what a municipality reports until the team has asked there, and tells the team."""

    action_name = "cases.report_adoption"

    def __init__(self, adoption: Adoption, *, user: Asker = None) -> None:
        super().__init__(adoption, user=user)
        self.adoption = adoption

    def user_has_permission(self) -> bool:
        """Let everybody report, signed in or not."""
        return True

    def perform(self) -> Adoption:
        """Store it, hidden from readers; what is stored stays as it is."""
        self.changed = self.adoption.pk is None
        if self.changed:
            self.adoption.state = Adoption.State.REPORTED
            self.adoption.reported_on = timezone.localdate()
            self.adoption.save()
            path = reverse("confirm_adoption", args=[self.adoption.pk])
            EmailMessage(
                subject=f"Gemeldete Übernahme: {self.adoption}",
                body=f"{self.adoption}\n\n{settings.PUBLIC_URL}{path}\n",
                to=[settings.OPERATOR["email"].split(" ")[0]],
            ).send()
        return self.adoption


class ConfirmAdoption(Action[Adoption]):
    """Makes public what a municipality has reported, once somebody has asked there."""

    action_name = "cases.confirm_adoption"
    permission = "cases.change_adoption"
    label = _("Confirm the adoption")
    message = _("Adoption confirmed")

    def __init__(self, adoption: Adoption, *, user: Asker = None) -> None:
        super().__init__(adoption, user=user)
        self.adoption = adoption

    def perform(self) -> Adoption:
        """Let readers see it; what is confirmed stays so."""
        held = Adoption.objects.select_for_update().get(pk=self.adoption.pk)
        self.changed = held.state != Adoption.State.CONFIRMED
        if self.changed:
            held.state = Adoption.State.CONFIRMED
            held.save()
        return held

    def facts(self) -> dict[str, Any]:
        """Return which adoption it is."""
        return {"adoption": self.adoption.pk}
