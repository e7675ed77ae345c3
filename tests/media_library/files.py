"""Small files of each kind, sound and broken."""

from __future__ import annotations

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

ODF = "application/vnd.oasis.opendocument."
OOXML = "application/vnd.openxmlformats-officedocument."


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def pdf(extra_in_trailer: bytes = b"") -> bytes:
    body = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    body += b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    place = len(body)
    body += b"xref\n0 1\n0000000000 65535 f \n"
    body += b"trailer\n<< /Size 3 /Root 1 0 R " + extra_in_trailer + b">>\n"
    return body + f"startxref\n{place}\n%%EOF\n".encode()


def archive(entries: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in entries.items():
            target.writestr(name, content)
    return buffer.getvalue()


def odf(kind: str = "text", manifest: bytes = b"<manifest/>") -> bytes:
    return archive(
        {
            "mimetype": f"{ODF}{kind}".encode(),
            "content.xml": b"<office/>",
            "META-INF/manifest.xml": manifest,
        }
    )


def ooxml(part: str, kind: str, **more: bytes) -> bytes:
    types = f'<Types><Override ContentType="{OOXML}{kind}.main+xml"/></Types>'
    return archive({"[Content_Types].xml": types.encode(), part: b"<x/>", **more})


def docx(**more: bytes) -> bytes:
    return ooxml("word/document.xml", "wordprocessingml.document", **more)


def xlsx() -> bytes:
    return ooxml("xl/workbook.xml", "spreadsheetml.sheet")


def pptx() -> bytes:
    return ooxml("ppt/presentation.xml", "presentationml.presentation")


def png(width: int = 40, height: int = 30) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(buffer, "PNG")
    return buffer.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
