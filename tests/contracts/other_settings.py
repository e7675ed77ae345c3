"""Walks that need settings of their own, each in a process with them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def walk_with(settings: str, walk: Path) -> None:
    """Run the tests of a file under other settings; what they print is the message of a failure."""
    command = [sys.executable, "-m", "pytest", str(walk), "-q", "--no-header", "-p", "no:xdist"]
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PYTEST_")}
    answer = subprocess.run(
        [*command, f"--ds={settings}"],
        env={**kept, "DJANGO_SETTINGS_MODULE": settings},
        cwd=walk.parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
