"""Forms of sign-in, second factor, profile and user management."""

from __future__ import annotations
