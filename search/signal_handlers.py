"""Keeps the index in step with the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.dispatch import receiver

from catalogue.models import Entry
from catalogue.signals import entries_written
from search.index.writing import write_entries
from search.semantics.writing import follow


@receiver(entries_written, sender=Entry)
def entries_were_written(sender: type[Entry], entries: Sequence[Entry], **kwargs: Any) -> None:
    """Write the words of entries with them, and have the worker see to their meaning.

    Both go with a removed entry.
    """
    write_entries(entries)
    follow(entries)
