"""Compiles pyproject.toml into the two files of pins, or checks that somebody did.

What is pinned stays pinned as long as it fits; `--upgrade` forgets the pins first.
"""

from __future__ import annotations

import difflib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from dev.console import StepError, command, say
from dev.places import PYTHON, REQUIREMENTS, ROOT

COMPILE = ("pip", "compile", "--universal", "--generate-hashes", "-p", "3.11")
PRODUCTION = ("pyproject.toml", "-o", "requirements.txt")
OTHERS = ("--group", "dev", "-c", "requirements.txt", "-o", "requirements-dev.txt")
ADVICE = "correct pyproject.toml, or look whether the package registry answers"


def compile_pins(folder: Path) -> None:
    """Write both files beside the pyproject.toml of a folder."""
    for words in (PRODUCTION, OTHERS):
        compiling = [PYTHON, "-m", "uv", *COMPILE, *words]
        answer = subprocess.run(compiling, cwd=folder, capture_output=True, text=True, check=False)
        if answer.returncode:
            raise StepError(f"uv cannot compile the pins: {answer.stderr.strip()}", ADVICE)


def differences() -> list[str]:
    """Return the lines in which the pins differ from what pyproject.toml asks for."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in (ROOT / "pyproject.toml", *REQUIREMENTS):
            shutil.copy(path, folder)
        compile_pins(folder)
        for path in REQUIREMENTS:
            before, after = path.read_text("utf-8"), (folder / path.name).read_text("utf-8")
            both = (before.splitlines(), after.splitlines())
            found += difflib.unified_diff(*both, path.name, "make pins", n=0, lineterm="")
    return found


def main() -> int:
    """Compile, with `--check` only compare."""
    if sys.argv[1:] == ["--check"]:
        found = differences()
        say("\n".join(found))
        return 1 if found else 0
    if sys.argv[1:] == ["--upgrade"]:
        for path in REQUIREMENTS:
            path.unlink(missing_ok=True)
    compile_pins(ROOT)
    return 0


if __name__ == "__main__":
    command(main)
