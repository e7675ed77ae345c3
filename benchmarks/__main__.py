"""`make bench`: clones the starter content into databases of their own, measures, drops them."""

from __future__ import annotations

import os
import subprocess
import sys

import psycopg

from tests.databases import ROOT, address_of, clone, drop, starter_template

PARTS = ("portal", "search")


def main() -> int:
    """Measure the parts that are named, or all of them."""
    return max(measure(part) for part in sys.argv[1:] or PARTS)


def measure(part: str) -> int:
    """Measure in a process of its own, with the settings of a measurement."""
    name = f"portal_test_benchmark_{os.getpid()}"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        clone(server, starter_template(server), name)
        settings = {
            "DATABASE_URL": address_of(name),
            "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        }
        try:
            command = [sys.executable, "-m", "benchmarks.ready", part]
            return subprocess.run(
                command, cwd=ROOT, env={**os.environ, **settings}, check=False
            ).returncode
        finally:
            drop(server, name)


if __name__ == "__main__":
    sys.exit(main())
