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

    def url(self, *, page: str = "", topic: str = "") -> str:
        """Return the address with the page and the topic that it is about; empty without a form."""
        about = {name: value for name, value in (("page", page), ("topic", topic)) if value}
        query = f"?{urlencode(about, safe='/')}" if about else ""
        return reverse(self._view) + query if self._view else ""


feedback_form = FeedbackForm()
