"""A document is taken only when its content is what its name says; else the reason is named."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from media_library import office_files, validators
from media_library.validators import check_document
from tests.media_library import files

SOUND = {
    "bericht.pdf": files.pdf(),
    "BERICHT.PDF": files.pdf(),
    "nur-mit-passwort-zu-aendern.pdf": files.locked_pdf(),
    "mit-vorspann.pdf": b"Content-Type: application/pdf\r\n\r\n" + files.pdf(),
    "mit-nullen.pdf": files.pdf() + b"\x00" * 3000,
    "zwei-bytes-daneben.pdf": files.pdf().replace(b"startxref\n2", b"startxref\n1"),
    "brief.odt": files.odf(),
    "tabelle.ods": files.odf("spreadsheet"),
    "vortrag.odp": files.odf("presentation"),
    "brief.docx": files.docx(),
    "tabelle.xlsx": files.xlsx(),
    "vortrag.pptx": files.pptx(),
    "zahlen.csv": "Ort;Einwohner\nKöln;1000000\n".encode(),
    "alt.csv": "Ort;Einwohner\nKöln;1000000\n".encode("cp1252"),
}
ENCRYPTED = b"<encryption-data/>"
BROKEN = {
    "ein anderes Format": ("bild.pdf", files.png(), "kein"),
    "umbenanntes SVG": ("bild.pdf", files.SVG, "kein"),
    "PDF ohne Ende": ("a.pdf", files.pdf()[:60], "beschädigt"),
    "PDF ohne Seiten": ("a.pdf", b"%PDF-1.7\nnichts\n%%EOF\n", "beschädigt"),
    "PDF mit Passwort": ("a.pdf", files.locked_pdf(b"geheim"), "Passwort"),
    "Zip als DOCX": ("a.docx", files.archive({"a.txt": b"x"}), "DOCX"),
    "XLSX als DOCX": ("a.docx", files.xlsx(), "DOCX"),
    "ODS als ODT": ("a.odt", files.odf("spreadsheet"), "ODT"),
    "abgeschnittenes ODT": ("a.odt", files.odf()[:-30], "ODT"),
    "verändertes ODT": ("a.odt", files.odf().replace(b"<office/>", b"<offize/>"), "beschädigt"),
    "ODT mit Passwort": ("a.odt", files.odf(manifest=ENCRYPTED), "Passwort"),
    "DOCX mit Passwort": ("a.docx", office_files.OLD_OFFICE + b"x" * 600, "Passwort"),
    "DOCX mit Makros": ("a.docx", files.docx(**{"word/vbaProject.bin": b"x"}), "Makros"),
    "Weg hinaus": ("a.docx", files.docx(**{"../../etc/passwd": b"x"}), "hinaus"),
    "CSV mit NUL": ("a.csv", b"a;b\x00\n", "kein Text"),
    "PDF als CSV": ("a.csv", files.pdf(), "anderer Art"),
    "HTML als CSV": ("a.csv", b"\n<!DOCTYPE html><p>", "anderer Art"),
    "SVG als CSV": ("a.csv", files.SVG, "anderer Art"),
    "CSV in UTF-16": ("a.csv", "a;b".encode("utf-16"), "UTF-16"),
    "leere Datei": ("a.pdf", b"", "leer"),
    "fremde Endung": ("a.exe", b"MZ", "PDF, ODT"),
    "ohne Endung": ("bericht", files.pdf(), "PDF, ODT"),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_document_is_taken(name: str) -> None:
    file = files.upload(name, SOUND[name])
    check_document(file)
    assert file.read() == SOUND[name]


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_document_is_refused_by_name_and_reason(case: str) -> None:
    name, content, reason = BROKEN[case]
    with translation.override("de"), pytest.raises(ValidationError) as refusal:
        check_document(files.upload(name, content))
    [message] = refusal.value.messages
    assert f"„{name}“" in message
    assert reason in message


def test_an_archive_that_would_grow_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_files, "LARGEST_UNPACKED", 1000)
    with pytest.raises(ValidationError, match="zu groß"):
        check_document(files.upload("a.docx", files.docx(**{"word/bomb": b"0" * 2000})))


def test_a_document_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validators, "LARGEST_DOCUMENT", 100)
    with pytest.raises(ValidationError, match="25 MB"):
        check_document(files.upload("a.pdf", files.pdf()))
