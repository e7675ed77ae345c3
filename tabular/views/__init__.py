"""The pages of the admin where tables are imported."""

from __future__ import annotations

from tabular.views.imports import ImportListView, ImportView
from tabular.views.runs import ImportRunView, export_table

__all__ = ["ImportListView", "ImportRunView", "ImportView", "export_table"]
