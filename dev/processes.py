"""Starts processes so that none outlives its owner, and locks that any death frees."""

from __future__ import annotations

import fcntl
import math
import os
import pwd
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import FrameType
from typing import IO

from dev.console import INDENT, StepError, say
from dev.places import LOGS, ROOT

MARK = "PORTAL_STARTED_BY_CHECKOUT"
KEEPER = (sys.executable, "-I", str(Path(__file__).with_name("keeper.py")))
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
POLL = 0.1
HEARTBEAT = 10.0
LAST_LINES = 30


class Stopped(KeyboardInterrupt):
    """Somebody asked for the end: Ctrl-C, SIGTERM, a closed terminal, or make has gone."""


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


def hold_lock(path: Path, *, patience: float = 0.0) -> IO[str] | None:
    """Return the locked file, or None while another process holds it; freed by any death."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("a+", encoding="utf-8")
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                file.close()
                return None
            time.sleep(POLL)
        else:
            return file


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """Wait until no other command of this checkout is at the same work."""
    lock = hold_lock(path)
    if lock is None:
        say(f"{INDENT}waiting for another command of this checkout")
        lock = hold_lock(path, patience=math.inf)
    with lock or nullcontext():
        yield


def start(
    command: Sequence[str | os.PathLike[str]],
    environment: Mapping[str, str],
    output: IO[bytes] | int | None = None,
    *,
    end_by: signal.Signals = signal.SIGTERM,
    folder: Path = ROOT,
    user: pwd.struct_passwd | None = None,
) -> subprocess.Popen[bytes]:
    """Start a child that ends with this process, in a session of its own: Ctrl-C reaches us only.

    What is returned is its keeper, which passes signals on and ends as the child does.
    """
    ids = (str(user.pw_uid), str(user.pw_gid)) if user else ("", "")
    return subprocess.Popen(
        [*KEEPER, end_by.name, *ids, *command],
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        start_new_session=True,
    )


def finish(child: subprocess.Popen[bytes], *signals: signal.Signals, patience: float = 10) -> None:
    """End a child: by the signals in turn, then by letting go of it, which its keeper enforces."""
    for number in signals or (signal.SIGTERM,):
        if child.poll() is None:
            child.send_signal(number)
            try:
                child.wait(patience)
            except subprocess.TimeoutExpired:
                continue
    if child.stdin:
        child.stdin.close()
    child.wait()


def run(
    title: str,
    command: Sequence[str | os.PathLike[str]],
    environment: Mapping[str, str],
    *,
    show: bool = False,
) -> str:
    """Run a command to its end and return what it printed; `show` prints it meanwhile.

    Raises StepError with the last lines when it fails.
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{title}.log"
    lines: list[str] = []
    child = start(command, environment, subprocess.PIPE)
    try:
        with log.open("w", encoding="utf-8") as copy, signs_of_life(not show):
            for line in child.stdout or ():
                lines.append(line.decode(errors="replace"))
                copy.write(lines[-1])
                if show:
                    say(INDENT + lines[-1].rstrip())
        child.wait()
    finally:
        finish(child)
    if child.returncode:
        last = [] if show else [line.rstrip() for line in lines[-LAST_LINES:]]
        raise StepError("\n".join([f"{title} failed ({child.returncode}). Its log: {log}", *last]))
    return "".join(lines)


@contextmanager
def signs_of_life(wanted: bool) -> Iterator[None]:
    """Say now and then that the work goes on."""
    done = threading.Event()
    began = time.monotonic()

    def tell() -> None:
        while not done.wait(HEARTBEAT):
            say(f"{INDENT}still working, {time.monotonic() - began:.0f} s")

    if wanted:
        threading.Thread(target=tell, daemon=True).start()
    try:
        yield
    finally:
        done.set()
