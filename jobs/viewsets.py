"""The outbox in the admin: what waits, what was given up, what was delivered lately."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import django_filters
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from jobs.models import OutboxMessage
from jobs.models.outbox import OutboxQuerySet
from jobs.views.outbox import RetryView

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


class AdministratorsLookPolicy(ModelPermissionPolicy):
    """Administrators see the messages; nobody writes, changes or deletes one by hand."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        """Say whether a person may see them."""
        return action == "view" and bool(user.is_active and getattr(user, "is_superuser", False))


register_permission_policy(OutboxMessage, AdministratorsLookPolicy(OutboxMessage))


class OutboxFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=OutboxMessage.State.choices, method="with_state"
    )
    topic = django_filters.AllValuesFilter(label=gettext_lazy("Topic"))

    class Meta:
        model = OutboxMessage
        fields: list[str] = []

    def with_state(self, messages: OutboxQuerySet, name: str, value: str) -> OutboxQuerySet:
        return messages.in_state(OutboxMessage.State(value))


def next_attempt(message: OutboxMessage) -> str:
    """Return when a message that waits is tried next."""
    if message.state != OutboxMessage.State.WAITING:
        return ""
    return date_format(localtime(message.next_attempt), "SHORT_DATETIME_FORMAT")


class OutboxIndexView(generic.IndexView):
    """Lists messages without their payload, which may hold what somebody wrote."""

    page_title = gettext_lazy("Outbox")

    def get_base_queryset(self) -> QuerySet[OutboxMessage]:
        """Leave the payload in the database."""
        return OutboxMessage.objects.defer("payload")

    def get_list_more_buttons(self, instance: OutboxMessage) -> list[Button]:
        """Offer to try again what was not delivered."""
        if instance.delivered:
            return []
        url = reverse("outbox:retry", args=[instance.pk])
        return [Button(_("Try again"), url=url, icon_name="rotate")]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Offer to try again all that was given up."""
        if not OutboxMessage.objects.given_up().exists():
            return []
        url = reverse("outbox:retry_all")
        return [HeaderButton(_("Try all given up again"), url=url, icon_name="rotate")]


class OutboxViewSet(ModelViewSet):
    """The list, and the way to try again."""

    model = OutboxMessage
    icon = "mail"
    menu_label = gettext_lazy("Outbox")
    menu_hook = "register_reports_menu_item"
    menu_order = 1200
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = OutboxIndexView
    filterset_class = OutboxFilterSet
    ordering = ["-created"]
    list_per_page = 50
    list_display = [
        "topic",
        Column("key", label=gettext_lazy("Message")),
        Column("get_state_display", label=gettext_lazy("State")),
        DateColumn("created", label=gettext_lazy("Waiting since"), sort_key="created"),
        Column("attempts", label=gettext_lazy("Attempts"), sort_key="attempts"),
        Column(
            "next_attempt",
            label=gettext_lazy("Next attempt"),
            accessor=next_attempt,
            sort_key="next_attempt",
        ),
        Column("last_error", label=gettext_lazy("Last error")),
    ]
    form_fields: list[str] = []

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        """Offer no right for groups: this is for administrators."""
        return Permission.objects.none()

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Name no view that there is not."""
        gone = ("add_url_name", "edit_url_name", "delete_url_name", "history_url_name")
        return super().get_common_view_kwargs(**kwargs, **dict.fromkeys(gone))

    def get_urlpatterns(self) -> list[URLPattern]:
        """Have a list and nothing to edit."""
        retry = self.construct_view(RetryView)
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("retry/", retry, name="retry_all"),
            path("retry/<int:pk>/", retry, name="retry"),
        ]
