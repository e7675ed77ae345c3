"""Load a part of the starter content, once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jobs.actions.base import Action, Asker
from starter.models import StarterRecord


class LoadPart(Action[bool]):
    """Loads a part that was never loaded before: what editors have changed since stays."""

    action_name = "starter.load_part"

    def __init__(self, key: str, load: Callable[[], Any], *, user: Asker = None) -> None:
        super().__init__(user=user)
        self.key = key
        self.load = load

    def perform(self) -> bool:
        """Load it and note that; say whether that happened now."""
        self.changed = not StarterRecord.objects.filter(key=self.key).exists()
        if self.changed:
            self.load()
            StarterRecord.objects.create(key=self.key)
        return self.changed

    def facts(self) -> dict[str, Any]:
        """Name the part."""
        return {"part": self.key}
