"""What this room tells the rooms above it."""

from __future__ import annotations

from django.dispatch import Signal

# Sent inside the transaction of an import that has changed rows without saving them one by one.
units_imported = Signal()
