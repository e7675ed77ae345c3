"""Names of images and documents: what their file holds."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import Any

SHOWN = 16


def media_names(model: Any) -> dict[Any, str]:
    """Return the name of each medium whose file is there; namesakes are counted."""
    names: dict[Any, str] = {}
    seen: dict[str, int] = {}
    for medium in model.objects.order_by("pk"):
        name = name_of(medium)
        if name:
            seen[name] = seen.get(name, 0) + 1
            names[medium.pk] = f"{name}~{seen[name]}" if seen[name] > 1 else name
    return names


def name_of(medium: Any) -> str:
    """Return the name of a medium, or nothing where its file is gone."""
    try:
        with medium.file.open("rb") as file:
            return name_of_bytes(file.read(), medium.file.name)
    except (OSError, ValueError):
        return ""


def name_of_bytes(data: bytes, name: str) -> str:
    """Return digest and ending of a file."""
    return hashlib.sha256(data).hexdigest()[:SHOWN] + PurePosixPath(name).suffix.lower()
