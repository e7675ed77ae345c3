"""Fills a database once: tables, messages, starter content; again only when a source changed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from dev import processes
from dev.console import step
from dev.places import LOCAL, PYTHON, REQUIREMENTS, ROOMS, ROOT, digest, is_stamped

DEMO_ACCOUNTS = LOCAL / "demo-accounts.txt"
MANAGE = (PYTHON, "manage.py")
BUILT = ("__pycache__", "static_build")


def prepare(environment: Mapping[str, str], stamp: Path | None) -> None:
    """Bring the database up to date: three steps, each quick when no source has changed.

    Without a stamp it is done each time: what others do to a server of theirs is not known.
    """
    sources = [
        path
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*"))
        if path.suffix != ".mo" and path.is_file() and not set(BUILT) & set(path.parts)
    ]
    wanted = digest([*REQUIREMENTS, ROOT / "manage.py", *sources])
    fresh = stamp is not None and is_stamped(stamp, wanted)
    with step("Compile the messages"):
        build_messages(environment)
    with step("Bring the tables up to date"):
        if not fresh:
            processes.run([*MANAGE, "migrate", "--no-input"], environment)
            processes.run([*MANAGE, "createcachetable"], environment)
    with step("Load the starter content"):
        if not fresh:
            processes.run([*MANAGE, "load_starter_content"], environment)
            with DEMO_ACCOUNTS.open("wb") as accounts:
                processes.run([*MANAGE, "demo_accounts"], environment, accounts)
    if stamp:
        stamp.write_text(wanted, encoding="utf-8")


def build_messages(environment: Mapping[str, str]) -> None:
    """Compile the message files, unless each has a compiled one that is no older."""
    for source in ROOT.glob("*/locale/*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            processes.run([*MANAGE, "build_messages"], environment)
            return


def variables(address: str, settings: str) -> dict[str, str]:
    """Return the variables in which manage.py and the servers run."""
    return {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": settings}
