"""What the catalogue tells the rooms above it, in the transaction of the change."""

from __future__ import annotations

from django.dispatch import Signal

# `entries`: the entries as they were written.
entries_written = Signal()
# `keys`: the primary keys of entries that are no more.
entries_removed = Signal()
