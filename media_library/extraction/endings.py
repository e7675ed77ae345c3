"""How reading a document can end."""

from __future__ import annotations

from enum import StrEnum


class Ending(StrEnum):
    """What is known when a document was read, or could not be."""

    READ = "read"
    NO_TEXT = "no_text"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_LARGE = "too_large"


class CannotReadError(Exception):
    """A reader cannot go on; pages that it has given already count."""

    def __init__(self, ending: Ending) -> None:
        super().__init__(ending)
        self.ending = ending
