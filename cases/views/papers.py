"""Papers to take along: a transfer plan or a council paper, for a case study and a town."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify

from cases.models import CaseStudyPage
from cases.papers.council import council_paper
from cases.papers.docx import as_docx
from cases.papers.pdf import as_pdf
from cases.papers.plan import transfer_plan
from cases.papers.sources import Material
from cases.towns.choosing import chosen_town
from cases.towns.facts import TownFacts
from content.reading import reading
from taxonomy.languages import active_language
from taxonomy.models import SizeClass
from taxonomy.vocabularies import read_once

PAPERS = {"plan": transfer_plan, "council": council_paper}
FORMATS = {
    "pdf": (as_pdf, "application/pdf"),
    "docx": (
        as_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


@reading()
def show_paper(
    request: HttpRequest, name: str, page_id: int, key: str, ending: str
) -> HttpResponse:
    """Answer with the paper as a file."""
    cases = CaseStudyPage.objects.open().in_language(active_language().code)
    page = get_object_or_404(cases, pk=page_id)
    unit = chosen_town(key)
    if unit is None or unit.key != key:
        raise Http404
    write, media_type = FORMATS[ending]
    with read_once():
        town = TownFacts.of(unit, list(SizeClass.objects.all()))
        paper = PAPERS[name](Material.of(page, town))
    file_name = f"{name}-{slugify(page.title)[:60]}-{unit.key}.{ending}"
    return HttpResponse(
        write(paper),
        content_type=media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{file_name}"',
            "X-Robots-Tag": "noindex",
        },
    )
