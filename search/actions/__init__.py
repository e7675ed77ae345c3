"""The changes of state in this room."""

from __future__ import annotations

from search.actions.forget_queries import ForgetQueries

__all__ = ["ForgetQueries"]
