"""Holds that the files of pins are what uv makes of pyproject.toml (`make pins`)."""

from __future__ import annotations

import difflib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from dev.places import REQUIREMENTS, ROOT


def differences() -> list[str]:
    """Return the lines that the Makefile's commands would change; they run on copies."""
    found: list[str] = []
    recipe = re.findall(r"-m dev (uv pip compile .*) \$\(ARGS\)", (ROOT / "Makefile").read_text())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in (ROOT / "pyproject.toml", *REQUIREMENTS):
            shutil.copy(path, folder)
        for command in recipe:
            subprocess.run([sys.executable, "-m", *command.split()], cwd=folder, check=True)
        for path in REQUIREMENTS:
            before, after = path.read_text("utf-8"), (folder / path.name).read_text("utf-8")
            both = (before.splitlines(), after.splitlines())
            found += difflib.unified_diff(*both, path.name, "make pins", n=0, lineterm="")
    return found if len(recipe) == len(REQUIREMENTS) else ["Makefile: `pins` does not name all"]


if __name__ == "__main__":
    sys.exit("\n".join(differences()) or 0)
