"""What this room tells those above it."""

from __future__ import annotations

from django.dispatch import Signal

# Sent when offers or words were loaded without saving them one by one.
guidance_loaded = Signal()
