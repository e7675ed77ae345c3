"""Small files of each kind, sound and broken."""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

ODF = "application/vnd.oasis.opendocument."
OOXML = "application/vnd.openxmlformats-officedocument."


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def pdf(*more: bytes, trailer: bytes = b"") -> bytes:
    """Return a PDF of one page, with further objects."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
        *more,
    ]
    body = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R "
    return body + end.encode() + trailer + f">>\nstartxref\n{len(body)}\n%%EOF\n".encode()


PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def locked_pdf(to_open: bytes = b"") -> bytes:
    """Return a PDF with a password of its owner and one to open it (ISO 32000-1, 7.6.3)."""
    identity = b"0123456789abcdef"
    user = (to_open + PADDING)[:32]
    owner = rc4(md5((b"owner" + PADDING)[:32])[:5], user)
    key = md5(user + owner + (-4).to_bytes(4, "little", signed=True) + identity)[:5]
    entry = (
        f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{rc4(key, PADDING).hex()}> >>"
    )
    names = f"/Encrypt 4 0 R /ID [<{identity.hex()}> <{identity.hex()}>] "
    return pdf(entry.encode(), trailer=names.encode())


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


def photograph(kind: str = "JPEG", turned: int = 6) -> bytes:
    """Return a picture that tells where it was taken and by whom."""
    picture = Image.new("RGB", (40, 20), "red")
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x013B] = SECRET
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 2.0, 0.0), 3: "E", 4: (13.0, 44.0, 0.0)})
    options: dict[str, Any] = {"exif": exif}
    if kind == "PNG":
        info = PngInfo()
        info.add_text("Author", SECRET)
        info.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{SECRET}</x:xmpmeta>")
        options["pnginfo"] = info
    if kind in ("JPEG", "GIF"):
        options["comment"] = SECRET
    if kind == "GIF":
        del options["exif"]
    if kind == "WEBP":
        options["xmp"] = SECRET.encode()
    if kind == "MPO":
        options |= {"save_all": True, "append_images": [picture.resize((20, 10))]}
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


SECRET = "Erika Fotografin"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
