"""Finds and ends what a killed run or server of this checkout left behind, and nothing else.

A process of ours is known by a mark in its environment together with its working directory, a
server by its name and its data folder. psutil looks at a process's time of birth before it
signals, so that a number which the system has given to somebody else is never taken for ours.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import psutil

from dev.places import ROOT
from dev.postgres_home import SOCKET_NAME, Installation, states_of_former_checkouts
from dev.processes import MARK, hold_lock

Processes = list[psutil.Process]
Patience = Iterable[tuple[signal.Signals, float]]


def left_over(root: Path = ROOT) -> Processes:
    """Return the processes that an earlier run of this checkout started and could not end."""
    return _those(
        lambda process: (
            process.pid != os.getpid()
            and process.environ().get(MARK) == str(root)
            and Path(process.cwd()).samefile(root)
        )
    )


def servers(data: Path) -> Processes:
    """Return the processes of PostgreSQL on a data folder, whoever started them."""
    return _those(
        lambda process: process.name() == "postgres" and Path(process.cwd()).samefile(data)
    )


def end(
    find: Callable[[], Processes], signals: Iterable[tuple[signal.Signals, float]]
) -> list[int]:
    """Send the signals, each with its seconds of patience, until `find` finds nobody.

    Returns the numbers of the processes that there were.
    """
    found = find()
    waiting = found
    for number, patience in signals:
        for process in waiting:
            with suppress(psutil.Error):
                process.send_signal(number)
        psutil.wait_procs(waiting, timeout=patience)
        waiting = find()
        if not waiting:
            break
    return [process.pid for process in found]


def end_left_over(root: Path = ROOT) -> list[int]:
    """End what an earlier run of this checkout left behind; return the process numbers."""
    return end(lambda: left_over(root), ((signal.SIGTERM, 8.0), (signal.SIGKILL, 3.0)))


def end_servers(data: Path) -> None:
    """End the servers on a data folder whose lock the caller holds: they have lost their owner."""
    patience = ((signal.SIGINT, 15.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))
    end(lambda: servers(data), patience)


def forget_stale_locks(data: Path, socket: Path) -> None:
    """Remove lock files whose process number went to somebody else: no server of ours is up.

    One that names nobody stays: PostgreSQL clears away after it what the dead server held.
    """
    for path in (data / "postmaster.pid", socket / f"{SOCKET_NAME}.lock"):
        if path.exists():
            number = path.read_text(encoding="utf-8").partition("\n")[0].strip()
            if number.isdigit() and psutil.pid_exists(int(number)):
                path.unlink()


def remove_former_clusters(place: Installation) -> None:
    """Remove the data of a checkout that lay here before and was deleted, unless it still runs."""
    for state in states_of_former_checkouts(place.state):
        locks = [hold_lock(lock) for lock in state.glob("*.lock")]
        if all(locks):
            for data in state.glob("*/data"):
                end_servers(data)
            shutil.rmtree(state)
        for lock in filter(None, locks):
            lock.close()


def _those(is_one: Callable[[psutil.Process], bool]) -> Processes:
    """Ask about every process; one may end, or belong to somebody else, while it is looked at."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if is_one(process):
                found.append(process)
    return found


def mark_children(root: Path = ROOT) -> None:
    """Let every child that is started from now on carry the mark of this checkout's run."""
    os.environ[MARK] = str(root)
