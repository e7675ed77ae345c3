"""`make run`: from a fresh checkout to a portal that answers, and back to nothing on Ctrl-C."""

from __future__ import annotations

import http.client
import os
import re
import socket
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from dev import environment, preparation, processes
from dev.console import StepError, Steps, explain, say
from dev.given_database import given_address
from dev.mailbox import Mailbox
from dev.places import DATABASE_ADDRESS, LOCAL, LOGS, MAIL, PYTHON
from dev.postgres import Cluster
from dev.postgres_home import installation
from dev.postgres_leftovers import remove_former_clusters

DEFAULT_PORT = "8000"
WORKER = [str(PYTHON), "manage.py", "run_worker"]
WORKERS, THREADS = "2", "4"
MOMENT = 0.1
SECONDS_TO_ANSWER = 60.0
SECONDS_TO_ANSWER_A_SECOND = 2.0
# One whose make was killed stops server, worker and database, one after the other.
SECONDS_TO_END = 60.0
RUN = re.compile(r"process (\d+) of (\d+)")
FETCH_ADVICE = "look at the log; is there network? What was fetched already is kept: run it again"


class Child:
    """A process that runs as long as the portal does, and the log it writes."""

    def __init__(self, name: str, command: list[str], variables: dict[str, str]) -> None:
        """Start it."""
        self.name = name
        path = LOGS / f"{name}.log"
        with path.open("wb") as output:
            self.process = processes.start(command, environment=variables, output=output)
        self.tail = processes.Tail(path)

    def print_new(self) -> None:
        """Print what it wrote since the last call."""
        self.tail.print_new(f"{self.name:<6} | ")

    def check(self) -> None:
        """Raise StepError when it has ended by itself."""
        code = self.process.poll()
        if code is not None:
            self.tail.print_last()
            how = f"signal {-code}" if code < 0 else f"exit code {code}"
            raise StepError(f"The {self.name} ended by itself ({how}).", "start again: make run")

    def stop(self) -> None:
        """End it in order."""
        processes.finish(self.process)


def main() -> int:
    """Run the portal until somebody stops it; return the exit code."""
    processes.stop_request.listen()
    with ExitStack() as stack:
        try:
            serve(stack)
        except processes.Stopped:
            say("Stopping …")
        except StepError as failure:
            explain(failure)
            return 1
    return 0


def serve(stack: ExitStack) -> None:
    """Bring everything up in order, each part with its end on the stack, and watch it."""
    port = chosen_port()
    LOGS.mkdir(parents=True, exist_ok=True)
    MAIL.mkdir(parents=True, exist_ok=True)
    become_the_only_run(stack, port)
    need_free_port(port)
    steps = Steps(8)
    with steps.step("Fetch the Python packages", FETCH_ADVICE):
        environment.prepare_packages()
    with steps.step("Build the front end", FETCH_ADVICE):
        environment.build_assets()
    with steps.step("Start PostgreSQL", "the server's log above says why"):
        cluster = start_database(stack)
    address = cluster.address() if cluster else os.environ["DATABASE_URL"]
    variables = preparation.manage_environment(address) | {"PORT": port}
    # What others do to a server that is not ours is not known: prepare it each time.
    preparation.prepare(steps, variables, cluster.identity() if cluster else str(time.time()))
    mailbox = Mailbox(MAIL)
    with steps.step("Start the task worker", "its log above says why"):
        worker = Child("worker", WORKER, variables)
        stack.callback(worker.stop)
    with steps.step("Start the server", "its log above says why"):
        server = Child("server", server_command(port), variables)
        stack.callback(server.stop)
        checks = [worker.check, server.check, *([cluster.check] if cluster else [])]
        wait_for_answer(port, checks)
    welcome(port, steps)
    while True:
        be_patient(checks)
        worker.print_new()
        server.print_new()
        mailbox.print_new()


def chosen_port() -> str:
    """Return PORT, or raise StepError when it is none."""
    port = os.environ.get("PORT") or DEFAULT_PORT
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise StepError(f"PORT is “{port}”.", "give a number from 1 to 65535: PORT=8001 make run")
    return port


def become_the_only_run(stack: ExitStack, port: str) -> None:
    """Hold this checkout's lock and end what an earlier run, killed, has left."""
    lock = processes.hold_lock(LOCAL / "run.lock", patience=SECONDS_TO_ANSWER_A_SECOND)
    if lock is None and is_ending(LOCAL / "run.lock"):
        say("Waiting for the run before, which is ending …")
        lock = processes.hold_lock(LOCAL / "run.lock", patience=SECONDS_TO_END)
    if lock is None:
        where = (LOCAL / "run.lock").read_text(encoding="utf-8").strip()
        raise StepError(
            f"This checkout runs already: {where}.",
            "use that one, or stop it with Ctrl-C in its terminal (or kill the process) first",
        )
    stack.enter_context(lock)
    lock.truncate(0)
    lock.write(f"http://localhost:{port}/, process {os.getpid()} of {os.getppid()}")
    lock.flush()
    ended = processes.end_left_over()
    if ended:
        say(f"Ended what an earlier run left behind: {', '.join(map(str, ended))}")
    stack.callback(processes.end_left_over)
    processes.mark_children()


def is_ending(lock: Path) -> bool:
    """Say whether the run that holds a lock has lost the make that started it, and so is ending."""
    found = RUN.search(lock.read_text(encoding="utf-8"))
    return found is None or parent_of(int(found[1])) != int(found[2])


def parent_of(pid: int) -> int:
    """Return the number of a process's parent; 0 where the process is gone."""
    try:
        status = (processes.PROC / str(pid) / "status").read_text(encoding="utf-8")
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("PPid:"))


def loopback_addresses() -> list[str]:
    """Return the addresses that `localhost` stands for on this machine."""
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return ["127.0.0.1"]
    return ["127.0.0.1", "::1"]


def need_free_port(port: str) -> None:
    """Raise StepError when another program listens on the port."""
    for address in loopback_addresses():
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, int(port)))
            except OSError as failure:
                other = int(port) + 1 if int(port) < 65535 else int(DEFAULT_PORT)
                raise StepError(
                    f"Port {port} cannot be used: {failure.strerror}.",
                    f"take another one: PORT={other} make run",
                ) from failure


def start_database(stack: ExitStack) -> Cluster | None:
    """Start the embedded server, unless DATABASE_URL names another one."""
    if given_address():
        return None
    place = installation()
    remove_former_clusters(place)
    cluster = stack.enter_context(Cluster(place, "run"))
    DATABASE_ADDRESS.write_text(cluster.address() + "\n", encoding="utf-8")
    return cluster


def server_command(port: str) -> list[str]:
    """Return the command of the server on every address of `localhost`."""
    command = [str(PYTHON), "-m", "gunicorn", "portal.wsgi", "--no-control-socket"]
    command += [
        "--forwarder-headers",
        "",
        "--workers",
        WORKERS,
        "--threads",
        THREADS,
        "--log-level",
        "warning",
    ]
    for address in loopback_addresses():
        command += ["--bind", f"[{address}]:{port}" if ":" in address else f"{address}:{port}"]
    return command


def wait_for_answer(port: str, checks: Sequence[Callable[[], None]]) -> None:
    """Wait until the server answers anything at all."""
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while True:
        be_patient(checks)
        try:
            connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=10)
            connection.request("GET", "/health/live", headers={"Host": "localhost"})
            connection.getresponse()
        except OSError:
            if time.monotonic() > deadline:
                raise
        else:
            return
        finally:
            connection.close()


def welcome(port: str, steps: Steps) -> None:
    """Say where to go and how to sign in."""
    here = f"http://localhost:{port}"
    say()
    say(f"The portal runs (after {steps.seconds:.0f} s).")
    say(f"  Read:  {here}/")
    say(f"  Edit:  {here}/admin/")
    say()
    preparation.print_demo_accounts()
    say()
    say(f"Mail that the portal sends shows here and lies in {MAIL}.")
    say(f"Logs lie in {LOGS}. Ctrl-C stops everything.")


def be_patient(checks: Sequence[Callable[[], None]]) -> None:
    """Wait a moment, and leave when somebody stops the run or a part of it has ended."""
    processes.stop_request.check()
    for check in checks:
        check()
    time.sleep(MOMENT)


if __name__ == "__main__":
    sys.exit(main())
