"""Where readers write to: rooms below the one that has the form ask here for its address."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse


class FeedbackForm:
    """The form for feedback, which the room that has it enters by the name of its view."""

    def __init__(self) -> None:
        self._view = ""

    def register(self, view: str) -> None:
        """Enter the form; ValueError for a second one."""
        if self._view:
            raise ValueError(f"{self._view} is the form for feedback already.")
        self._view = view

    def url(self, *, page: str = "", topic: str = "", about: str = "") -> str:
        """Return the address with page, topic and detail that it is about; empty without a form."""
        told = {"page": page, "topic": topic, "about": about}
        given = {name: value for name, value in told.items() if value}
        query = f"?{urlencode(given, safe='/')}" if given else ""
        return reverse(self._view) + query if self._view else ""


feedback_form = FeedbackForm()
