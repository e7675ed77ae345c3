"""Where things lie in a checkout; nothing that `make` writes lies outside of these."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCAL = ROOT / ".local"
PREPARING = LOCAL / "preparing.lock"
LOGS = LOCAL / "log"
MAIL = LOCAL / "mail"
DATABASE_ADDRESS = LOCAL / "database-url"
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
REQUIREMENTS = (ROOT / "requirements.txt", ROOT / "requirements-dev.txt")
ROOMS: tuple[str, ...] = runpy.run_path(str(ROOT / "portal" / "rooms.py"))["ROOMS"]
