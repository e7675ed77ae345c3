"""What the page of an event shows beside its own fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest

    from tests.contracts.scratch_room.models import EventPage


def event_context(page: EventPage, request: HttpRequest) -> dict[str, Any]:
    return {"where": f"In {page.place}"}
