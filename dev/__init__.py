"""What `make` runs. `__main__` and what it imports need the standard library only."""

from __future__ import annotations

import sys

OLDEST_PYTHON = (3, 11)

if sys.version_info < OLDEST_PYTHON:
    sys.exit("Python 3.11 or later is needed. Name another one: make run PYTHON=python3.12")
