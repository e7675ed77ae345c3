"""What this room adds to the admin."""

from __future__ import annotations

from wagtail import hooks

from jobs.viewsets import OutboxViewSet


@hooks.register("register_admin_viewset")
def register_outbox() -> OutboxViewSet:
    return OutboxViewSet("outbox")
