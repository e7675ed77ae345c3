"""`python3 -m dev COMMAND`: fetches the packages with any Python, then goes on inside of them."""

from __future__ import annotations

import os
import sys

from dev import environment
from dev.console import StepError, command
from dev.places import PYTHON, ROOT

COMMANDS = ("run", "test", "check", "messages", "pins", "postgres", "assets")


def main() -> int:
    """Leave this process, and its number, to the command."""
    if sys.argv[1:2] == [] or sys.argv[1] not in COMMANDS:
        raise StepError(f"python3 -m dev COMMAND, one of: {', '.join(COMMANDS)}")
    environment.prepare_packages()
    os.chdir(ROOT)
    words = [str(PYTHON), "-m", f"dev.{sys.argv[1]}", *sys.argv[2:]]
    os.execve(PYTHON, words, environment.variables())


if __name__ == "__main__":
    command(main)
