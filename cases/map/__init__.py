"""The map of the model projects: what stands where, and what was adopted from where."""

from __future__ import annotations
