"""What waits to be done."""

from __future__ import annotations

from jobs.models.outbox import OutboxMessage

__all__ = ["OutboxMessage"]
