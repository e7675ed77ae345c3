"""Office documents are archives: OpenDocument (ODF) and Office Open XML (OOXML).

Nothing is unpacked to disk and no XML is parsed; an archive that would grow too large, or that
holds programs, is refused.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from media_library.refusals import RefusalError

MOST_ENTRIES = 5000
LARGEST_UNPACKED = 300 * 1024 * 1024
LARGEST_DIRECTORY = 4 * 1024 * 1024
ENCRYPTED_FLAG = 0x1
# The container of old Office files, and of new ones with a password.
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODF = "application/vnd.oasis.opendocument."
OOXML = "application/vnd.openxmlformats-officedocument."
ODF_KINDS = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}


@dataclass(frozen=True)
class OoxmlKind:
    """The main part of an OOXML document and its type."""

    part: str
    content_type: str


OOXML_KINDS = {
    "docx": OoxmlKind("word/document.xml", f"{OOXML}wordprocessingml.document.main+xml"),
    "xlsx": OoxmlKind("xl/workbook.xml", f"{OOXML}spreadsheetml.sheet.main+xml"),
    "pptx": OoxmlKind("ppt/presentation.xml", f"{OOXML}presentationml.presentation.main+xml"),
}


def check_office_file(file: BinaryIO, kind: str) -> None:
    """Raise RefusalError unless a file is a sound archive of the kind that its name says."""
    if file.read(len(OLD_OFFICE)) == OLD_OFFICE:
        raise RefusalError(
            _("it is protected by a password or in an old format; please save it as %(kind)s")
            % {"kind": kind.upper()}
        )
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            check_archive(archive)
            if kind in ODF_KINDS:
                check_odf(archive, kind)
            else:
                check_ooxml(archive, kind)
            if archive.testzip() is not None:
                raise RefusalError(_("the file is damaged"))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise wrong_kind(kind) from error


def wrong_kind(kind: str) -> RefusalError:
    """Return the refusal of a file whose content is not what its name says."""
    words = {"kind": kind.upper()}
    return RefusalError(_("the name says %(kind)s, but the content is none, or is damaged") % words)


def check_archive(archive: zipfile.ZipFile) -> None:
    """Raise RefusalError for bombs, for passwords, and for paths that lead out of the archive."""
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise RefusalError(_("it would grow too large when opened"))
    for entry in entries:
        if entry.flag_bits & ENCRYPTED_FLAG:
            raise RefusalError(_("it is protected by a password; please save it without one"))
        if entry.filename.startswith("/") or ".." in entry.filename.split("/"):
            raise RefusalError(_("it holds paths that lead out of it"))
        if entry.filename.rpartition("/")[2].lower() == "vbaproject.bin":
            raise RefusalError(_("it holds programs (macros); please save it without them"))


def check_odf(archive: zipfile.ZipFile, kind: str) -> None:
    """Raise RefusalError unless the first entry names the type and the parts are there."""
    names = archive.namelist()
    if names[:1] != ["mimetype"] or not {"content.xml", "META-INF/manifest.xml"} <= set(names):
        raise wrong_kind(kind)
    if beginning(archive, "mimetype").strip() != f"{ODF}{ODF_KINDS[kind]}".encode():
        raise wrong_kind(kind)
    if b"encryption-data" in beginning(archive, "META-INF/manifest.xml"):
        raise RefusalError(_("it is protected by a password; please save it without one"))


def check_ooxml(archive: zipfile.ZipFile, kind: str) -> None:
    """Raise RefusalError unless the list of types names the main part that belongs to the kind."""
    expected = OOXML_KINDS[kind]
    if not {"[Content_Types].xml", expected.part} <= set(archive.namelist()):
        raise wrong_kind(kind)
    if expected.content_type.encode() not in beginning(archive, "[Content_Types].xml"):
        raise wrong_kind(kind)


def beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the first bytes of an entry, as many as a directory may have."""
    with archive.open(name) as entry:
        return entry.read(LARGEST_DIRECTORY)
