"""Starts processes so that none outlives its owner, and ends only what this checkout started.

A child gets a signal from the kernel when its owner dies, by whatever means (Linux). What is left
all the same is known by a mark in its environment together with its working directory, so that
a process number which the system has given to somebody else is never taken for ours.
"""

from __future__ import annotations

import ctypes
import fcntl
import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import FrameType
from typing import IO

from dev.console import INDENT, StepError, say
from dev.places import LOGS, ROOT

MARK = "PORTAL_STARTED_BY_CHECKOUT"
MAKE = {"make", "gmake", "gnumake"}
PROC = Path("/proc")
PR_SET_PDEATHSIG = 1
POLL = 0.05
HEARTBEAT = 10.0
LAST_LINES = 30


class Stopped(KeyboardInterrupt):
    """Somebody asked for the end: Ctrl-C, SIGTERM or a closed terminal."""


class StopRequest:
    """Remembers that somebody asked for the end; waiting loops ask it."""

    def __init__(self) -> None:
        """Nobody has asked yet."""
        self.requested = False

    def listen(self) -> None:
        """Take SIGINT, SIGTERM and SIGHUP, and end with `make` when that is what started us."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._remember)
        owner = os.getppid()
        if _name(owner) in MAKE:
            _signal_on_death_of(owner, signal.SIGTERM)

    def check(self) -> None:
        """Raise Stopped when somebody has asked for the end."""
        if self.requested:
            raise Stopped

    def _remember(self, number: int, frame: FrameType | None) -> None:
        self.requested = True


stop_request = StopRequest()


def hold_lock(path: Path, *, patience: float = 0.0) -> IO[str] | None:
    """Return the locked file, or None while another process holds it; freed by any death."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("a+", encoding="utf-8")
    deadline = time.monotonic() + patience
    while True:
        stop_request.check()
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
    *,
    environment: Mapping[str, str],
    output: IO[bytes] | None = None,
    on_owner_death: signal.Signals = signal.SIGTERM,
    folder: Path = ROOT,
    user: int | None = None,
    group: int | None = None,
) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own: Ctrl-C reaches its owner, who ends it in order."""
    owner = os.getpid()
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        start_new_session=True,
        user=user,
        group=group,
        extra_groups=None if user is None else [],
        preexec_fn=lambda: _signal_on_death_of(owner, on_owner_death),
    )


def wait(child: subprocess.Popen[bytes]) -> int:
    """Wait for a child's end and return its exit code; Stopped when somebody asks for the end."""
    while child.poll() is None:
        stop_request.check()
        time.sleep(POLL)
    return child.returncode


def finish(child: subprocess.Popen[bytes], *, patience: float = 10.0) -> None:
    """End a child of ours: politely, then by force."""
    if child.poll() is None:
        child.send_signal(signal.SIGTERM)
        try:
            child.wait(patience)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def run(
    title: str,
    command: Sequence[str | os.PathLike[str]],
    environment: Mapping[str, str],
    *,
    show: bool = False,
) -> str:
    """Run a command to its end and return what it printed; `show` prints it meanwhile.

    Raises StepError with the last lines when it fails, Stopped when somebody asks for the end.
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{title}.log"
    with log.open("wb") as output:
        child = start(command, environment=environment, output=output)
    tail = Tail(log)
    last_sign = time.monotonic()
    began = last_sign
    try:
        while child.poll() is None:
            stop_request.check()
            if show and tail.print_new(INDENT):
                last_sign = time.monotonic()
            elif time.monotonic() - last_sign > HEARTBEAT:
                last_sign = time.monotonic()
                say(f"{INDENT}still working, {last_sign - began:.0f} s")
            time.sleep(POLL)
    finally:
        finish(child)
    if show:
        tail.print_new(INDENT)
    printed = log.read_text(encoding="utf-8", errors="replace")
    if child.returncode:
        last = [] if show else printed.splitlines()[-LAST_LINES:]
        raise StepError("\n".join([f"{title} failed ({child.returncode}). Its log: {log}", *last]))
    return printed


class Tail:
    """Follows a log file and prints the lines that are new."""

    def __init__(self, path: Path) -> None:
        """Start at the beginning of the file."""
        self.path = path
        self.position = 0

    def print_new(self, prefix: str) -> bool:
        """Print complete new lines; return whether there were any."""
        with self.path.open("rb") as file:
            file.seek(self.position)
            new = file.read()
        complete = new[: new.rfind(b"\n") + 1]
        self.position += len(complete)
        for line in complete.decode("utf-8", errors="replace").splitlines():
            say(prefix + line)
        return bool(complete)

    def print_last(self) -> None:
        """Print the last lines, printed before or not: something has failed."""
        printed = self.path.read_text(encoding="utf-8", errors="replace")
        for line in printed.splitlines()[-LAST_LINES:]:
            say(INDENT + line)


def mark_children(root: Path = ROOT) -> None:
    """Let every child that is started from now on carry the mark of this checkout's run."""
    os.environ[MARK] = str(root)


def left_over(root: Path = ROOT) -> list[int]:
    """Return the processes that an earlier run of this checkout started and could not end."""
    mark = f"{MARK}={root}".encode()

    def is_ours(pid: int) -> bool:
        words = (PROC / str(pid) / "environ").read_bytes().split(b"\0")
        return mark in words and (PROC / str(pid) / "cwd").samefile(root)

    return [pid for pid in all_processes() if holds(is_ours, pid)]


def all_processes() -> list[int]:
    """Return the numbers of all processes but this one; none where there is no /proc."""
    if not PROC.is_dir():
        return []
    numbers = [int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit()]
    return [pid for pid in numbers if pid != os.getpid()]


def is_alive(number: str) -> bool:
    """Say whether the process whose number a lock file begins with exists, whoever it is."""
    first = number.split("\n", 1)[0].strip()
    return first.isdigit() and (PROC / first).exists()


def holds(is_ours: Callable[[int], bool], pid: int) -> bool:
    """Ask about a process that may end, or belong to somebody else, while it is looked at."""
    try:
        return is_ours(pid)
    except OSError:
        return False


def end(
    find: Callable[[], list[int]], signals: Iterable[tuple[signal.Signals, float]]
) -> list[int]:
    """Send the signals, each with its seconds of patience, until `find` finds nobody.

    A process is held by its descriptor before it is looked at again, so that its number cannot
    go to somebody else in between. Returns the processes that there were.
    """
    found = find()
    for number, patience in signals:
        for pid in find():
            _send(pid, number, find)
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if not find():
                return found
            time.sleep(POLL)
    return found


def end_left_over(root: Path = ROOT) -> list[int]:
    """End what an earlier run of this checkout left behind; return the process numbers."""
    return end(lambda: left_over(root), ((signal.SIGTERM, 8.0), (signal.SIGKILL, 3.0)))


def _send(pid: int, number: signal.Signals, find: Callable[[], list[int]]) -> None:
    try:
        handle = os.pidfd_open(pid)
    except OSError:
        return
    try:
        if pid in find():
            signal.pidfd_send_signal(handle, number)
    except OSError:
        return
    finally:
        os.close(handle)


def _name(pid: int) -> str:
    try:
        return (PROC / str(pid) / "comm").read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def _signal_on_death_of(owner: int, number: signal.Signals) -> None:
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, number)
    if os.getppid() != owner:
        os.kill(os.getpid(), number)
