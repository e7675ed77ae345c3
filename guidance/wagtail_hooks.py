"""What this room adds to the editors' interface."""

from __future__ import annotations

from wagtail.snippets.models import register_snippet

from guidance.viewsets import GuidanceViewSetGroup

register_snippet(GuidanceViewSetGroup)
