"""Documents are what their names say: checked by content, before anything is stored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Any, BinaryIO

import pypdfium2
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from media_library.office_files import check_office_file
from media_library.refusals import RefusalError

LARGEST_DOCUMENT = 25 * 1024 * 1024
PDF_HEAD = b"%PDF-"
# Readers look for the head in the first kilobyte (ISO 32000-1, implementation note 13).
PDF_HEAD_WITHIN = 1024
TEXT_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}
# What browsers and programs take for something else than text in columns.
NO_TABLE = (
    b"<!doctype",
    b"<html",
    b"<svg",
    b"<?xml",
    b"<script",
    b"%pdf-",
    b"{\\rtf",
    b"pk\x03\x04",
)


def check_document(file: File[bytes]) -> None:
    """Raise ValidationError, naming file and reason, unless name and content agree."""
    name = PurePath(file.name or "").name
    kind = PurePath(name).suffix.lower().lstrip(".")
    check = CHECKS.get(kind)
    try:
        if check is None:
            raise RefusalError(_("allowed are PDF, ODT, ODS, ODP, DOCX, XLSX, PPTX and CSV"))
        if not file.size:
            raise RefusalError(_("the file is empty"))
        if file.size > LARGEST_DOCUMENT:
            raise RefusalError(_("it is larger than 25 MB"))
        file.seek(0)
        check(file, kind)
    except RefusalError as refusal:
        raise ValidationError(
            _("“%(name)s” was not taken: %(reason)s."),
            code="document_refused",
            params={"name": name, "reason": refusal.reason},
        ) from refusal
    finally:
        file.seek(0)


def check_pdf(file: BinaryIO, kind: str) -> None:
    """Raise RefusalError unless a PDF reader opens the file without a password."""
    data = file.read()
    if PDF_HEAD not in data[:PDF_HEAD_WITHIN]:
        raise RefusalError(_("the name says PDF, but the content is none"))
    try:
        pypdfium2.PdfDocument(data).close()
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            reason = _("the PDF is protected by a password; please save it without one")
        else:
            reason = _("the PDF is damaged: no reader opens it")
        raise RefusalError(reason) from error


def check_csv(file: BinaryIO, kind: str) -> None:
    """Raise RefusalError unless a file is text in UTF-8 or Windows-1252."""
    data = file.read()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RefusalError(_("the text is in UTF-16; please save it as CSV in UTF-8"))
    if TEXT_CONTROLS.intersection(data):
        raise RefusalError(_("the name says CSV, but the content is no text"))
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(NO_TABLE):
        raise RefusalError(_("the name says CSV, but the content is of another kind"))
    if not (decodes(data, "utf-8-sig") or decodes(data, "cp1252")):
        raise RefusalError(_("the text is neither in UTF-8 nor in Windows-1252"))


def decodes(data: bytes, encoding: str) -> bool:
    """Say whether the bytes are text in this encoding."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


CHECKS: dict[str, Callable[[Any, str], None]] = {
    "pdf": check_pdf,
    "csv": check_csv,
    **dict.fromkeys(("odt", "ods", "odp", "docx", "xlsx", "pptx"), check_office_file),
}
