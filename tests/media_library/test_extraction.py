"""Text is read by page from each kind of document, and no file harms who has it read."""

from __future__ import annotations

import io
import os
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from pypdfium2 import PdfDocument, PdfiumError

from media_library import office_files
from media_library.extraction.endings import Ending
from media_library.extraction.limits import LONGEST_PAGE, LONGEST_TEXT, MOST_PAGES
from media_library.extraction.process import Extraction, ReadingStoppedError, extract
from media_library.extraction.words import one_paragraph
from tests.media_library import files, written

TEXTS = ["Die Stadt Köln misst Pegel.", "Der Bauhof fährt seltener."]
MEGABYTE = 1024 * 1024
BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "%s</w:body></w:document>"
)


def read(content: bytes, kind: str, seconds: float = 60) -> Extraction:
    return extract(io.BytesIO(content), kind, seconds)


@pytest.mark.parametrize("kind", written.MAKERS)
def test_each_kind_of_document_is_read_by_page(kind: str) -> None:
    extraction = read(written.MAKERS[kind](TEXTS), kind)
    assert extraction.ending is Ending.READ
    assert [text in page for text, page in zip(TEXTS, extraction.pages, strict=False)] == [True] * 2
    assert "Geheimnis" not in str(extraction.pages)
    assert "Notiz" not in str(extraction.pages)


def test_a_table_of_text_is_one_page_in_either_encoding() -> None:
    for encoding in ("utf-8-sig", "cp1252"):
        assert read("Ort;Zahl\nKöln;5\n".encode(encoding), "csv").pages == ["Ort Zahl\nKöln 5"]


def test_words_that_a_line_breaks_are_whole_again() -> None:
    lines = (
        "Die Stadtverwal-\ntung der Smart-\nCity plant Kommunal-\nund Landesnetze von 2024-\n2026."
    )
    whole = "Die Stadtverwaltung der Smart-City plant Kommunal- und Landesnetze von 2024-2026."
    assert read(written.pdf([lines]), "pdf").pages == [whole]
    assert one_paragraph(lines) == whole
    assert one_paragraph("Digital\u00adstrate\u00ad\ngie, Verp\ufb02ichtung") == (
        "Digitalstrategie, Verpflichtung"
    )


def test_word_itself_says_where_its_pages_end() -> None:
    run = "<w:p><w:r>%s<w:t>%s</w:t></w:r></w:p>"
    asked, counted = '<w:br w:type="page"/>', "<w:lastRenderedPageBreak/>"
    body = (
        run % ("", "Eins") + run % (asked, "") + run % (counted, "Zwei") + run % (counted, "Drei")
    )
    content = written.with_part(written.word([]), "word/document.xml", (BODY % body).encode())
    assert read(content, "docx").pages == ["Eins", "Zwei", "Drei"]


def test_a_scan_has_no_text() -> None:
    assert read(written.pdf(["", "3"]), "pdf") == Extraction(Ending.NO_TEXT, ["", "3"])
    assert read(written.word([""]), "docx").ending is Ending.NO_TEXT


ENCRYPTED = {
    "PDF": (files.locked_pdf(b"geheim"), "pdf"),
    "PDF mit fremdem Schutz": (
        written.pdf(TEXTS).replace(b"/Root", b"/Encrypt << /Filter /X >> /Root"),
        "pdf",
    ),
    "DOCX": (office_files.OLD_OFFICE + b"x" * 600, "docx"),
    "ODT": (files.odf(manifest=b"<encryption-data/>"), "odt"),
}
BROKEN = {
    "leer": (b"", "pdf"),
    "kein PDF": (b"%PDF-1.7\nnichts\n%%EOF\n", "pdf"),
    "kein Archiv": (b"PK\x03\x04", "docx"),
    "abgeschnitten": (written.word(TEXTS)[:-40], "docx"),
    "kein XML": (files.docx(), "docx"),
    "nichts darin": (files.odf(), "odt"),
    "Entitäten": (
        written.opendocument("text", "<text:p>&b;</text:p>", '<!DOCTYPE x [<!ENTITY b "b">]>'),
        "odt",
    ),
    "zu tief": (written.opendocument("text", "<text:p>" * 9999 + "</text:p>" * 9999), "odt"),
    "unbekannt": (b"MZ", "exe"),
}


@pytest.mark.parametrize("case", ENCRYPTED)
def test_what_has_a_password_is_told_from_what_is_broken(case: str) -> None:
    assert read(*ENCRYPTED[case]) == Extraction(Ending.ENCRYPTED)


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_broken_ends_nothing_but_its_own_reading(case: str) -> None:
    assert read(*BROKEN[case]) == Extraction(Ending.BROKEN)


def test_a_file_that_only_pypdf_opens_is_read() -> None:
    content = written.pdf(TEXTS).replace(b" /Root 1 0 R", b"")
    with pytest.raises(PdfiumError):
        PdfDocument(content)
    assert read(content, "pdf") == Extraction(Ending.READ, TEXTS)


def test_of_very_many_pages_the_first_are_read() -> None:
    extraction = read(written.pdf(["Eine von vielen Seiten"] * 5000), "pdf")
    assert (extraction.ending, len(extraction.pages)) == (Ending.TOO_LARGE, MOST_PAGES)


def test_long_pages_and_long_documents_are_cut() -> None:
    extraction = read(written.odt(["Wort " * LONGEST_PAGE] * 22), "odt")
    assert extraction.ending is Ending.TOO_LARGE
    assert {len(text) for text in extraction.pages} == {LONGEST_PAGE}
    assert sum(map(len, extraction.pages)) == LONGEST_TEXT


def test_of_a_long_table_that_does_not_name_its_size_the_beginning_is_read() -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Messwerte")
    for number in range(30_000):
        sheet.append(["Pegel", number])
    extraction = read(written.saved(book.save), "xlsx")
    assert extraction.ending is Ending.TOO_LARGE
    assert extraction.pages[0].startswith("Messwerte\nPegel 0\nPegel 1\n")


def test_what_takes_too_long_is_ended_and_what_was_read_is_kept() -> None:
    content = written.pdf(["\n".join(["Eine lange Zeile mit vielen Wörtern"] * 400)] * 1500)
    extraction = read(content, "pdf", seconds=2)
    assert extraction.ending is Ending.TOO_LARGE
    assert 0 < len(extraction.pages) < 1500


def bomb(text: str, times: int) -> bytes:
    """Return a Word document that grows to so many times a text when opened."""
    body = BODY % "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
    start, end = (part.encode() for part in body.split("%s"))
    content = start + text.encode() * times + end
    return written.with_part(written.word([]), "word/document.xml", content)


def pdf_bomb() -> bytes:
    """Return a PDF whose page grows to some hundred megabytes."""
    packed = zlib.compress(b"BT /F1 12 Tf 1 0 0 1 5 5 Tm (aaaaaaaa) Tj ET\n" * 6_000_000)
    content = written.stream(packed, b"/Filter /FlateDecode ")
    [marked] = [part for part in written.pdf(["ZIEL"]).split(b"4 0 obj\n") if b"ZIEL" in part]
    return written.pdf(["ZIEL"]).replace(marked.split(b"\nendobj")[0], content)


BOMBS: dict[str, Callable[[], tuple[bytes, str]]] = {
    "DOCX": lambda: (bomb("a", 400 * MEGABYTE), "docx"),
    "DOCX aus vielen Teilen": lambda: (bomb("</w:t><w:t>", 5 * MEGABYTE), "docx"),
    "PDF": lambda: (pdf_bomb(), "pdf"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limits to a process")
@pytest.mark.parametrize("case", BOMBS)
def test_a_bomb_goes_off_where_it_harms_nobody(case: str) -> None:
    assert read(*BOMBS[case]()).ending in (Ending.TOO_LARGE, Ending.BROKEN)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_reader_that_is_stopped_from_outside_says_nothing_about_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ending_itself = tmp_path / "python"
    ending_itself.write_text("#!/bin/sh\nkill -TERM $$\n")
    ending_itself.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(ending_itself))
    with pytest.raises(ReadingStoppedError):
        read(written.pdf(TEXTS), "pdf")


def test_who_reads_a_file_is_told_no_secret(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    noting = tmp_path / "python"
    noting.write_text(f"#!/bin/sh\nenv > {tmp_path}/variables\n")
    noting.chmod(0o700)
    monkeypatch.setenv("SECRET_KEY", "geheim")
    monkeypatch.setattr(sys, "executable", str(noting))
    read(written.pdf(TEXTS), "pdf")
    assert os.environ["SECRET_KEY"] == "geheim"
    assert "geheim" not in (tmp_path / "variables").read_text()
