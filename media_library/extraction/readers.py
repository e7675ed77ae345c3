"""Which reader reads what; each is imported when it is needed, for memory is short."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from importlib import import_module

from media_library.extraction.endings import CannotReadError, Ending
from media_library.extraction.limits import LARGEST_TABLES, LARGEST_XML

Reader = Callable[[bytes], Iterable[str]]

MODULES = {
    "pdf": "pdf",
    "docx": "word",
    "pptx": "slides",
    "xlsx": "sheets",
    "csv": "sheets",
    "odt": "opendocument",
    "odp": "opendocument",
    "ods": "opendocument",
}
NO_ARCHIVES = frozenset({"pdf", "csv"})
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_FLAG = 0x1


def pages_of(data: bytes, kind: str) -> Iterable[str]:
    """Return the text of each page of a document; its kind is the ending of its name."""
    if kind not in NO_ARCHIVES:
        check_archive(data, LARGEST_TABLES if kind == "xlsx" else LARGEST_XML)
    module = import_module(f"media_library.extraction.{MODULES[kind]}")
    reader: Reader = getattr(module, f"{kind}_pages")
    return reader(data)


def check_archive(data: bytes, largest: int) -> None:
    """Raise CannotReadError for passwords, and for what would grow too large when opened.

    What an archive says of its sizes is true: no more is unpacked of an entry than it says.
    """
    if data.startswith(OLD_OFFICE):
        raise CannotReadError(Ending.ENCRYPTED)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
        raise CannotReadError(Ending.ENCRYPTED)
    size = sum(entry.file_size for entry in entries if entry.filename.lower().endswith(".xml"))
    if size > largest:
        raise CannotReadError(Ending.TOO_LARGE)
