"""`python3 -m dev NAME`: fetches the packages, then runs a module of dev or of a package."""

from __future__ import annotations

import os
import sys

from dev import environment
from dev.console import command
from dev.places import PYTHON, ROOT


def main() -> int:
    """Leave this process, and its number, to the module."""
    name, *words = sys.argv[1:]
    environment.prepare_packages()
    os.chdir(ROOT)
    ours = (ROOT / "dev" / f"{name}.py").exists()
    words = [str(PYTHON), "-m", f"dev.{name}" if ours else name, *words]
    os.execve(PYTHON, words, environment.variables())


if __name__ == "__main__":
    command(main)
