"""A further language is a row in the settings: the portal is walked in one that has only that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

WALK = Path(__file__).with_name("fourth_language.py")
SETTINGS = "tests.contracts.fourth_language_settings"


def test_a_fourth_language_needs_nothing_but_a_row_in_the_settings() -> None:
    command = [sys.executable, "-m", "pytest", str(WALK), "-q", "--no-header", "-p", "no:xdist"]
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PYTEST_")}
    answer = subprocess.run(
        [*command, f"--ds={SETTINGS}"],
        env={**kept, "DJANGO_SETTINGS_MODULE": SETTINGS},
        cwd=WALK.parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
