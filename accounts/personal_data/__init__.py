"""What the portal holds about a person, as export and as erasure."""

from __future__ import annotations

from accounts.personal_data.registry import PersonalDataRegistry

__all__ = ["PersonalDataRegistry"]
