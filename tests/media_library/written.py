"""Documents with text, made as programs make them: one text for each page."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from itertools import accumulate

import docx
import openpyxl
import pptx
from docx.enum.text import WD_BREAK

from tests.media_library import files

NAMES = ("office", "text", "table", "drawing", "presentation")
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in NAMES
)
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(pages: Sequence[str]) -> bytes:
    """Return a PDF; each line of a text is one on the page."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", FONT]
    for page in pages:
        objects.append(stream(b"BT /F1 12 Tf 50 700 Td 14 TL " + shown(page) + b"ET"))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    kids = b" ".join(b"%d 0 R" % number for number in range(5, len(objects) + 1, 2))
    objects[1] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(pages))
    parts = [b"%PDF-1.7\n"]
    parts += [b"%d 0 obj\n%b\nendobj\n" % each for each in enumerate(objects, start=1)]
    body, places = b"".join(parts), list(accumulate(map(len, parts[:-1])))
    size, table = len(objects) + 1, b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\n"
    return body + end % (size, table, size) + b"startxref\n%d\n%%%%EOF\n" % len(body)


def stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %b>>\nstream\n%b\nendstream" % (len(content), extra, content)


def shown(page: str) -> bytes:
    lines = page.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)").split(b"\n")
    return b"".join(b"(%b) Tj T* " % line for line in lines)


def word(pages: Sequence[str]) -> bytes:
    document = docx.Document()
    for number, page in enumerate(pages):
        if number:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        document.add_table(1, 1).cell(0, 0).text = page
    return saved(document.save)


def slides(pages: Sequence[str]) -> bytes:
    presentation = pptx.Presentation()
    for page in pages:
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        title = slide.shapes.title
        assert title
        title.text = page
        notes = slide.notes_slide.notes_text_frame
        assert notes
        notes.text = "Notiz"
    return saved(presentation.save)


def workbook(pages: Sequence[str]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, page in enumerate(pages, start=1):
        book.create_sheet(f"Blatt {number}").append([page, number])
    hidden = book.create_sheet("Verborgen")
    hidden.append(["Geheimnis"])
    hidden.sheet_state = "hidden"
    return saved(book.save)


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()


def odt(pages: Sequence[str]) -> bytes:
    body = "<text:soft-page-break/>".join(f"<text:p>{page}</text:p>" for page in pages)
    return opendocument("text", body)


def odp(pages: Sequence[str]) -> bytes:
    notes = "<presentation:notes><text:p>Notiz</text:p></presentation:notes>"
    body = "".join(f"<draw:page><text:p>{page}</text:p>{notes}</draw:page>" for page in pages)
    return opendocument("presentation", body.replace("draw:", "drawing:"))


def ods(pages: Sequence[str]) -> bytes:
    tables = (
        f'<table:table table:name="Blatt"><text:p>{page}</text:p></table:table>' for page in pages
    )
    return opendocument("spreadsheet", "".join(tables))


def opendocument(kind: str, body: str, head: str = "") -> bytes:
    content = (
        f"{head}<office:document-content {NAMESPACES}><office:body><office:{kind}>{body}"
        f"</office:{kind}></office:body></office:document-content>"
    )
    return files.archive(
        {
            "mimetype": f"{files.ODF}{kind}".encode(),
            "content.xml": content.encode(),
            "META-INF/manifest.xml": b"<manifest/>",
        }
    )


def with_part(document: bytes, name: str, content: bytes) -> bytes:
    """Return an archive in which one part is another one, well packed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source:
        parts = {part: source.read(part) for part in source.namelist()}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for part, old in parts.items():
            target.writestr(part, content if part == name else old)
    return buffer.getvalue()


MAKERS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "pdf": pdf,
    "docx": word,
    "pptx": slides,
    "xlsx": workbook,
    "odt": odt,
    "odp": odp,
    "ods": ods,
}
