"""Blocks of guidance pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks import SOURCED_BODY

GUIDANCE_BLOCKS = [*SOURCED_BODY]
RELATED_CASES = [
    ("case", blocks.PageChooserBlock("cases.CaseStudyPage", label=_("Case study"), icon="doc-full"))
]
