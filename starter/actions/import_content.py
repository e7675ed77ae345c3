"""Import an exported folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jobs.actions.base import Action, Asker


class ImportContent(Action[int]):
    """Brings all of a folder into the portal in one transaction, or nothing."""

    action_name = "starter.import_content"

    def __init__(
        self,
        folder: Path,
        load: Callable[[Path, Callable[[str], None]], int],
        say: Callable[[str], None] = lambda line: None,
        *,
        user: Asker = None,
    ) -> None:
        super().__init__(user=user)
        self.folder = folder
        self.load = load
        self.say = say
        self.loaded = 0

    def perform(self) -> int:
        """Load it and return how many parts have changed."""
        self.loaded = self.load(self.folder, self.say)
        self.changed = bool(self.loaded)
        return self.loaded

    def facts(self) -> dict[str, Any]:
        """Return how much was imported."""
        return {"parts": self.loaded}
