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

from dev.console import StepError, explain, say
from dev.places import PYTHON, REQUIREMENTS, ROOT

SOURCE = ROOT / "pyproject.toml"
COMPILE = ("pip", "compile", "--universal", "--generate-hashes", "-p", "3.11")
PRODUCTION = ("pyproject.toml", "-o", "requirements.txt")
OTHERS = ("--group", "dev", "-c", "requirements.txt", "-o", "requirements-dev.txt")


def compile_pins(folder: Path) -> None:
    """Write both files beside the pyproject.toml of a folder."""
    for words in (PRODUCTION, OTHERS):
        command = [str(PYTHON), "-m", "uv", *COMPILE, *words]
        answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if answer.returncode:
            raise StepError(
                f"uv cannot compile the pins: {answer.stderr.strip()}",
                "correct pyproject.toml, or look whether the package registry answers",
            )


def differences() -> list[str]:
    """Return the lines in which the pins differ from what pyproject.toml asks for."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in (SOURCE, *REQUIREMENTS):
            shutil.copy(path, folder)
        compile_pins(folder)
        for path in REQUIREMENTS:
            before = path.read_text(encoding="utf-8").splitlines()
            after = (folder / path.name).read_text(encoding="utf-8").splitlines()
            found += difflib.unified_diff(before, after, path.name, "make pins", n=0, lineterm="")
    return found


def main(words: list[str]) -> int:
    """Compile, with `--check` only compare."""
    try:
        if words == ["--check"]:
            found = differences()
            for line in found:
                say(line)
            return 1 if found else 0
        if words == ["--upgrade"]:
            for path in REQUIREMENTS:
                path.unlink(missing_ok=True)
        compile_pins(ROOT)
    except StepError as failure:
        explain(failure)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
