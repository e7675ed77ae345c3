"""What is wrong in files of the content form, said with file, place and what is expected."""

from __future__ import annotations

from dataclasses import dataclass, field

LISTED = 50


class ContentError(Exception):
    """Files that cannot be used; each line of the text names a file, a place and what is wrong."""


@dataclass
class Problems:
    """Collects what is wrong, so that people learn of all of it at once."""

    lines: list[str] = field(default_factory=list)

    def add(self, file: str, place: str, message: str) -> None:
        """Remember a problem."""
        self.lines.append(": ".join(part for part in (file, place, message) if part))

    def raise_any(self) -> None:
        """Raise ContentError if there is any."""
        if not self.lines:
            return
        more = len(self.lines) - LISTED
        rest = [f"… and {more} more"] if more > 0 else []
        raise ContentError("\n".join([*self.lines[:LISTED], *rest]))
