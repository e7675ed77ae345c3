"""Finds and ends what a killed run or server of this checkout left behind, and nothing else.

psutil looks at a process's time of birth before it signals, so that a number which the system
has given to somebody else is never taken for ours.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil

from dev.places import ROOT

MARK = "PORTAL_STARTED_BY_CHECKOUT"
PATIENCE = 10.0


def servers(data: Path) -> list[psutil.Process]:
    """Return the processes of PostgreSQL on a data folder, whoever started them."""
    return _those(lambda each: each.name() == "postgres" and Path(each.cwd()).samefile(data))


def end_servers(data: Path) -> None:
    """End the servers on a data folder whose lock the caller holds: they have lost their owner."""
    _end(lambda: servers(data), signal.SIGINT)


def end_left_over(root: Path = ROOT) -> list[int]:
    """End what carries the mark of a run of this checkout, and works in it; return the numbers."""

    def is_ours(process: psutil.Process) -> bool:
        marked = process.environ().get(MARK) == str(root) and process.pid != os.getpid()
        return marked and Path(process.cwd()).samefile(root)

    return _end(lambda: _those(is_ours), signal.SIGTERM)


def _end(find: Callable[[], list[psutil.Process]], politely: signal.Signals) -> list[int]:
    first = waiting = find()
    for number in (politely, signal.SIGKILL):
        for process in waiting:
            with suppress(psutil.Error):
                process.send_signal(number)
        psutil.wait_procs(waiting, timeout=PATIENCE)
        waiting = find() if waiting else []
    return [process.pid for process in first]


def _those(is_one: Callable[[psutil.Process], bool]) -> list[psutil.Process]:
    """Ask about every process; one may end, or belong to somebody else, while it is looked at."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if is_one(process):
                found.append(process)
    return found
