"""What this room tells the rooms above it."""

from __future__ import annotations

from django.dispatch import Signal

# Sent inside the transaction of an import that has changed projects without saving them one by one.
projects_imported = Signal()
# Sent when solutions or their adoptions were loaded without saving them one by one.
solutions_imported = Signal()
