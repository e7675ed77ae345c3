"""Why a document was not taken."""

from __future__ import annotations

from django.utils.functional import Promise


class RefusalError(Exception):
    """The reason, as the second half of a sentence for people."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(reason)
        self.reason = reason
