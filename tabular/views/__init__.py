"""The pages of the admin where tables are imported."""

from __future__ import annotations

from tabular.views.imports import ImportListView, ImportView

__all__ = ["ImportListView", "ImportView"]
