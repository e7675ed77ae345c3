"""What this room adds to the editors' interface."""

from __future__ import annotations

from wagtail.snippets.models import register_snippet

from taxonomy.viewsets import TaxonomyViewSetGroup

register_snippet(TaxonomyViewSetGroup)
