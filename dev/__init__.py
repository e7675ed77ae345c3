"""What `make` runs before any package is there: environment, embedded PostgreSQL, processes.

Only the standard library is imported here, and no room of the portal.
"""

from __future__ import annotations

import sys

OLDEST_PYTHON = (3, 11)

if sys.version_info < OLDEST_PYTHON:
    sys.exit(
        "Python {}.{} or later is needed, this is {}.{}. Name another one: "
        "make run PYTHON=python3.12".format(*OLDEST_PYTHON, *sys.version_info[:2])
    )
