"""Starts processes so that none outlives its owner, and locks that any death frees."""

from __future__ import annotations

import fcntl
import math
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import IO

from dev.console import StepError
from dev.places import ROOT

KEEPER = (sys.executable, "-I", str(Path(__file__).with_name("keeper.py")))
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
POLL = 0.1


class Stopped(KeyboardInterrupt):
    """Somebody asked for the end: Ctrl-C, SIGTERM, a closed terminal, or make has gone."""


class InUseError(StepError):
    """Another command of this checkout is at the same work."""

    def __init__(self, work: str) -> None:
        super().__init__(
            f"Another command of this checkout is at work: {work}",
            "use that one, or stop it with Ctrl-C in its terminal (or kill the process) first",
        )


def listen() -> None:
    """Raise Stopped once when somebody asks for the end, or when the `make` above is gone."""

    def stop(number: int, frame: FrameType | None) -> None:
        for each in STOPPING:
            signal.signal(each, lambda _number, _frame: None)
        raise Stopped

    def watch(owner: int) -> None:
        while os.getppid() == owner:
            time.sleep(POLL)
        os.kill(os.getpid(), signal.SIGTERM)

    for each in STOPPING:
        signal.signal(each, stop)
    if "MAKELEVEL" in os.environ:
        threading.Thread(target=watch, args=(os.getppid(),), daemon=True).start()


def hold_lock(path: Path, *, patience: float = math.inf) -> IO[str]:
    """Return the locked file, which is freed by closing it and by any death.

    Raises InUseError with what its holder wrote into it when that outlasts the patience.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("a+", encoding="utf-8")
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return file
        except BlockingIOError:
            if time.monotonic() >= deadline:
                file.close()
                raise InUseError(path.read_text("utf-8") or str(path)) from None
            time.sleep(POLL)


def start(
    command: Sequence[str | Path],
    environment: Mapping[str, str],
    output: IO[bytes] | None = None,
    *,
    end_by: signal.Signals = signal.SIGTERM,
    folder: Path = ROOT,
    user: str = "",
) -> subprocess.Popen[bytes]:
    """Start a child that ends with this process, in a session of its own: Ctrl-C reaches us only.

    What is returned is its keeper, which ends as the child does.
    """
    return subprocess.Popen(
        [*KEEPER, end_by.name, user, *command],
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        start_new_session=True,
    )


def finish(child: subprocess.Popen[bytes]) -> None:
    """End a child by letting go of it; its keeper sees to the rest."""
    if child.stdin:
        child.stdin.close()
    child.wait()


def run(
    command: Sequence[str | Path], environment: Mapping[str, str], output: IO[bytes] | None = None
) -> None:
    """Run a command to its end. Raises StepError when it fails: it has said why."""
    child = start(command, environment, output)
    try:
        code = child.wait()
    finally:
        finish(child)
    if code:
        raise StepError(f"`{' '.join(map(str, command))}` failed ({code}).")
