"""Load a part of the starter content, once for each text of its file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jobs.actions.base import Action, Asker
from starter.models import StarterRecord


class LoadPart(Action[bool]):
    """Loads a part that was never loaded before, or whose file has changed since.

    `digest` stands for the text of the file; a part without one is loaded once. What was loaded
    before texts were remembered stays as it is.
    """

    action_name = "starter.load_part"

    def __init__(
        self, key: str, load: Callable[[], Any], digest: str = "", *, user: Asker = None
    ) -> None:
        super().__init__(user=user)
        self.key = key
        self.load = load
        self.digest = digest

    def perform(self) -> bool:
        """Load it and note that; say whether that happened now."""
        record = StarterRecord.objects.filter(key=self.key).first()
        self.changed = record is None or record.digest not in ("", self.digest)
        if self.changed:
            self.load()
            StarterRecord.objects.update_or_create(key=self.key, defaults={"digest": self.digest})
        return self.changed

    def facts(self) -> dict[str, Any]:
        """Name the part."""
        return {"part": self.key}
