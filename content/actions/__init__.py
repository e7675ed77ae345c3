"""What changes content: one class per change."""

from __future__ import annotations

from content.actions.change_source import ChangeSource, SourceRefusedError
from content.actions.merge_terms import MergeRefusedError, MergeTerms

__all__ = ["ChangeSource", "MergeRefusedError", "MergeTerms", "SourceRefusedError"]
