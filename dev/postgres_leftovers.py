"""Clears away what a killed server, or a deleted checkout, left behind, and nothing else."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

from dev import processes
from dev.postgres_home import SOCKET_NAME, Installation, states_of_former_checkouts


def servers(data: Path) -> list[int]:
    """Return the processes of servers on a data folder, whoever started them."""

    def is_one(pid: int) -> bool:
        about = processes.PROC / str(pid)
        name = (about / "exe").readlink().name.removesuffix(" (deleted)")
        return name == "postgres" and (about / "cwd").samefile(data)

    return [pid for pid in processes.all_processes() if processes.holds(is_one, pid)]


def end_servers(data: Path) -> None:
    """End the servers on a data folder whose lock the caller holds: they have lost their owner."""
    patience = ((signal.SIGINT, 15.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))
    processes.end(lambda: servers(data), patience)


def forget_stale_locks(data: Path, socket: Path) -> None:
    """Remove lock files whose process number went to somebody else: no server of ours is up.

    One that names nobody stays: PostgreSQL clears away after it what the dead server held.
    """
    if not processes.PROC.is_dir():
        return
    for path in (data / "postmaster.pid", socket / f"{SOCKET_NAME}.lock"):
        if path.exists() and processes.is_alive(path.read_text(encoding="utf-8")):
            path.unlink()


def remove_former_clusters(place: Installation) -> None:
    """Remove the data of a checkout that lay here before and was deleted, unless it still runs."""
    for state in states_of_former_checkouts(place.state):
        locks = [processes.hold_lock(lock) for lock in state.glob("*.lock")]
        if all(locks):
            for data in state.glob("*/data"):
                end_servers(data)
            shutil.rmtree(state)
        for lock in filter(None, locks):
            lock.close()
