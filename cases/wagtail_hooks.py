"""What this room adds to the editors' interface."""

from __future__ import annotations

from wagtail.snippets.models import register_snippet

from cases.viewsets import ModelProjectViewSet

register_snippet(ModelProjectViewSet)
