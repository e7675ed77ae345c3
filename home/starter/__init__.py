"""The starter content: what a new portal shows before its editors write."""

from __future__ import annotations
