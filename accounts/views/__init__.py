"""Views of the account: the profile and one's own data."""

from __future__ import annotations
