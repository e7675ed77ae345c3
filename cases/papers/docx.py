"""Papers as DOCX, so that they can be worked on."""

from __future__ import annotations

import io
from collections.abc import Iterable

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from cases.papers.paper import Line, Paper, Section, Table, printable

MUTED = RGBColor(0x59, 0x5D, 0x6E)
DOTS = "…" * 10
# What the format allows for what a file says of itself.
LONGEST = 255


def as_docx(paper: Paper) -> bytes:
    """Return the paper as a file."""
    paper = printable(paper)
    document = Document()
    begin(document, paper)
    document.add_heading(paper.title, level=1)
    facts = Table([fact.label for fact in paper.facts], [[fact.value for fact in paper.facts]])
    add_table(document, facts)
    for section in paper.sections:
        add_section(document, section)
    note = document.add_paragraph()
    note.add_run(paper.footnote).font.color.rgb = MUTED
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def begin(document: DocxDocument, paper: Paper) -> None:
    """Set page, language and what the file says of itself."""
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22)
        section.top_margin = section.bottom_margin = Mm(20)
    properties = document.core_properties
    properties.title, properties.subject = paper.title[:LONGEST], paper.summary[:LONGEST]
    properties.language, properties.author = paper.language, ""
    style = document.styles["Normal"]
    style.font.size = Pt(10.5)
    language = style.element.get_or_add_rPr().makeelement(qn("w:lang"), {})
    language.set(qn("w:val"), paper.language_tag)
    style.element.rPr.append(language)
    head = document.add_paragraph()
    head.add_run(paper.place).bold = True
    head.add_run(f" · {paper.made}").font.color.rgb = MUTED


def add_section(document: DocxDocument, section: Section) -> None:
    document.add_heading(section.label, level=2)
    add_lines(document, section.lines)
    for line in section.checks:
        add_line(document.add_paragraph("☐ "), line)
    if section.table:
        add_table(document, section.table)


def add_lines(document: DocxDocument, lines: Iterable[Line]) -> None:
    for line in lines:
        add_line(document.add_paragraph(), line)


def add_line(paragraph: Paragraph, line: Line) -> None:
    """Write a line: gaps as dots with their hint, sources as small numbers."""
    for piece in line:
        if piece.kind == "gap":
            hint = f"[{piece.text}] " if piece.text else ""
            paragraph.add_run(f"{hint}{DOTS}").font.color.rgb = MUTED
            continue
        run = paragraph.add_run(piece.text)
        run.bold = piece.kind == "strong" or None
        if piece.kind == "source":
            run.font.superscript = True
        if piece.kind == "unknown":
            run.italic = True


def add_table(document: DocxDocument, table: Table) -> None:
    """Add a table whose first row is repeated on each page as its header."""
    grid = document.add_table(rows=1, cols=len(table.header), style="Table Grid")
    for cell, name in zip(grid.rows[0].cells, table.header, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    properties = grid.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
    for row in table.rows:
        cells = grid.add_row().cells
        for cell, line in zip(cells, row, strict=True):
            add_line(cell.paragraphs[0], line)
    document.add_paragraph()
