"""Asks, and has messages of the outbox tried again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from jobs.actions import RetryMessages
from jobs.models import OutboxMessage
from jobs.models.outbox import OutboxQuerySet


class RetryView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Tries one message again, or without a number all that were given up."""

    model = OutboxMessage
    permission_required = "view"
    template_name = "jobs/confirm_retry.html"
    page_title = _("Try again")
    header_icon = "rotate"

    def messages(self) -> OutboxQuerySet:
        """Return what the address is about; nothing where it was delivered meanwhile."""
        if "pk" in self.kwargs:
            return OutboxMessage.objects.undelivered().filter(pk=self.kwargs["pk"])
        return OutboxMessage.objects.given_up()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        up = {"url": reverse("outbox:index"), "label": _("Outbox")}
        return [*self.breadcrumbs_items, up, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say how many messages it is about, and where they are listed."""
        number = self.messages().count()
        return super().get_context_data(number=number, list_url=reverse("outbox:index"), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Have them tried again."""
        number = RetryMessages(self.messages(), user=request.user).execute()
        text = ngettext(
            "%(number)d message is being retried.",
            "%(number)d messages are being retried.",
            number,
        )
        messages.success(request, text % {"number": number})
        return redirect("outbox:index")
