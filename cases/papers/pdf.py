"""Papers as tagged PDF (PDF/UA-1), set by Typst; its template gets data, never markup."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import typst
from django.conf import settings

from cases.papers.paper import Paper, printable

TEMPLATE = Path(__file__).with_name("paper.typ")
FONTS = Path(settings.BASE_DIR) / "design" / "static_build" / "design" / "fonts"


def as_pdf(paper: Paper) -> bytes:
    """Return the paper as a file."""
    made: bytes = typst.compile(
        TEMPLATE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(asdict(printable(paper)))},
        pdf_standards=["ua-1"],
    )
    return made
