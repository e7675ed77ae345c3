"""Where things lie in a checkout; nothing that `make` writes lies outside of these."""

from __future__ import annotations

import hashlib
import runpy
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCAL = ROOT / ".local"
PREPARING = LOCAL / "preparing.lock"
DATABASE_ADDRESS = LOCAL / "database-url"
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
REQUIREMENTS = tuple(ROOT / f"requirements{part}.txt" for part in ("", "-dev", "-semantic"))
ROOMS: tuple[str, ...] = runpy.run_path(str(ROOT / "portal" / "rooms.py"))["ROOMS"]


def digest(files: Iterable[Path]) -> str:
    """Return a digest of the names and the content of files, in their order."""
    total = hashlib.sha256()
    for path in files:
        total.update(str(path.relative_to(ROOT)).encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def is_stamped(stamp: Path, wanted: str) -> bool:
    """Say whether a stamp holds the text that was written once all was done."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted
