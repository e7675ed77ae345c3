"""Reads PDF: with PDFium, and with pypdf what PDFium cannot open."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2

from media_library.extraction.endings import CannotReadError, Ending
from media_library.extraction.words import one_paragraph

PROTECTED = (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)


def pdf_pages(data: bytes) -> Iterator[str]:
    """Yield the text of each page."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in PROTECTED:
            raise CannotReadError(Ending.ENCRYPTED) from error
        yield from pages_without_pdfium(data)
        return
    for number in range(len(document)):
        yield page_text(document, number)


def page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    """Return the text of a page; none for a page that cannot be opened."""
    try:
        page = document[number]
        text = page.get_textpage().get_text_bounded()
    except pypdfium2.PdfiumError:
        return ""
    page.close()
    return one_paragraph(text)


def pages_without_pdfium(data: bytes) -> Iterator[str]:
    """Yield the text of each page of a damaged file, as far as it can be repaired."""
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise CannotReadError(Ending.ENCRYPTED)
    for page in reader.pages:
        yield one_paragraph(page.extract_text())
