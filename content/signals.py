"""What rooms above can listen to."""

from __future__ import annotations

from django.dispatch import Signal

# Sent with `page` once Wagtail's index holds what a page shows that has just been published.
references_noted = Signal()
