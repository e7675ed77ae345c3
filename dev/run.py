"""`make run`: from a fresh checkout to a portal that answers, and back to nothing on Ctrl-C."""

from __future__ import annotations

import os
import re
import socket
import time
from contextlib import ExitStack
from pathlib import Path

import psutil

from dev import assets, leftovers, preparation, processes
from dev.console import StepError, Steps, command, say
from dev.environment import ADVICE
from dev.places import DATABASE_ADDRESS, LOCAL, LOGS, MAIL, PREPARING, PYTHON
from dev.postgres import Cluster, given_address
from dev.postgres_home import installation

SETTINGS = "portal.settings.dev"
DEFAULT_PORT = "8000"
SECONDS_TO_ANSWER_A_SECOND = 2.0
# One whose make was killed stops server, worker and database, one after the other.
SECONDS_TO_END = 60.0
RUN = re.compile(r"process (\d+) of (\d+)")


def main() -> int:
    """Run the portal until somebody stops it; return the exit code."""
    processes.listen()
    with ExitStack() as stack:
        try:
            serve(stack)
        except processes.Stopped:
            say("Stopping …")
    return 0


def serve(stack: ExitStack) -> None:
    """Bring everything up in order, each part with its end on the stack, and watch it."""
    port = chosen_port()
    for folder in (LOGS, MAIL):
        folder.mkdir(parents=True, exist_ok=True)
    become_the_only_run(stack, port)
    need_free_port(port)
    steps = Steps(6)
    with steps.step("Build the front end", ADVICE), processes.turn(PREPARING):
        assets.build()
    with steps.step("Start PostgreSQL", "the server's log above says why"):
        cluster = start_database(stack)
    address = cluster.address() if cluster else os.environ["DATABASE_URL"]
    variables = preparation.variables(address, SETTINGS) | {"PORT": port}
    # What others do to a server that is not ours is not known: prepare it each time.
    preparation.prepare(steps, variables, cluster.identity() if cluster else str(time.time()))
    with steps.step("Start server, worker and what watches the sources", "its lines above say why"):
        parts = processes.start([PYTHON, "-m", "dev.serving", *loopback_addresses()], variables)
        stack.callback(processes.finish, parts, patience=20)
    while parts.poll() is None:
        if cluster:
            cluster.check()
        time.sleep(processes.POLL)
    raise StepError("A part of the portal ended by itself: see above.", "start again: make run")


def chosen_port() -> str:
    """Return PORT, or raise StepError when it is none."""
    port = os.environ.get("PORT") or DEFAULT_PORT
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise StepError(f"PORT is “{port}”.", "give a number from 1 to 65535: PORT=8001 make run")
    return port


def become_the_only_run(stack: ExitStack, port: str) -> None:
    """Hold this checkout's lock and end what an earlier run, killed, has left."""
    path = LOCAL / "run.lock"
    lock = processes.hold_lock(path, patience=SECONDS_TO_ANSWER_A_SECOND)
    if lock is None and is_ending(path):
        say("Waiting for the run before, which is ending …")
        lock = processes.hold_lock(path, patience=SECONDS_TO_END)
    if lock is None:
        raise StepError(
            f"This checkout runs already: {path.read_text(encoding='utf-8').strip()}.",
            "use that one, or stop it with Ctrl-C in its terminal (or kill the process) first",
        )
    stack.enter_context(lock)
    lock.truncate(0)
    lock.write(f"http://localhost:{port}/, process {os.getpid()} of {os.getppid()}")
    lock.flush()
    ended = leftovers.end_left_over()
    if ended:
        say(f"Ended what an earlier run left behind: {', '.join(map(str, ended))}")
    stack.callback(leftovers.end_left_over)
    leftovers.mark_children()


def is_ending(lock: Path) -> bool:
    """Say whether the run that holds a lock has lost the make that started it, and so is ending."""
    found = RUN.search(lock.read_text(encoding="utf-8"))
    try:
        return found is None or psutil.Process(int(found[1])).ppid() != int(found[2])
    except psutil.NoSuchProcess:
        return True


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
    leftovers.remove_former_clusters(place)
    cluster = stack.enter_context(Cluster(place, "run"))
    DATABASE_ADDRESS.write_text(cluster.address() + "\n", encoding="utf-8")
    return cluster


if __name__ == "__main__":
    command(main)
