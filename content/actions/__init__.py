"""What changes content: one class per change."""

from __future__ import annotations

from content.actions.merge_terms import MergeRefusedError, MergeTerms

__all__ = ["MergeRefusedError", "MergeTerms"]
