"""Pages to list and to find."""

from __future__ import annotations

from tests.publishing import hesse, publish_case, publish_guidance, saxony, trees

__all__ = ["hesse", "publish_case", "publish_guidance", "saxony", "trees"]
