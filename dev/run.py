"""`make run`: from a fresh checkout to a portal that answers, and back to nothing on Ctrl-C."""

from __future__ import annotations

import http.client
import os
import socket
import sys
import time
from contextlib import ExitStack

from dev import environment, preparation, processes
from dev.console import StepError, Steps, explain, say
from dev.mailbox import Mailbox
from dev.places import DATABASE_ADDRESS, LOCAL, LOGS, MAIL, PYTHON
from dev.postgres import Cluster
from dev.postgres_home import installation
from dev.postgres_leftovers import remove_former_clusters

DEFAULT_PORT = "8000"
WORKERS, THREADS = "2", "4"
SECONDS_TO_ANSWER = 60.0
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
            self.print_new()
            how = f"signal {-code}" if code < 0 else f"exit code {code}"
            raise StepError(f"The {self.name} ended by itself ({how}).", "start again: make run")

    def stop(self) -> None:
        """End it in order."""
        processes.finish(self.process)


def main() -> int:
    """Run the portal until somebody stops it; return the exit code."""
    processes.stop_request.listen()
    try:
        with ExitStack() as stack:
            serve(stack)
    except processes.Stopped:
        say("Stopped.")
        return 0
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
        address, name = database(stack)
    variables = preparation.manage_environment(address)
    variables["PORT"] = port
    preparation.prepare(steps, variables, name)
    children: list[Child] = []
    mailbox = Mailbox(MAIL)
    with steps.step("Start the task worker", "its log above says why"):
        command = [str(PYTHON), "manage.py", "db_worker", "--no-reload", "--queue-name=*"]
        children.append(start_child(stack, "worker", command, variables))
    with steps.step("Start the server", "its log above says why"):
        children.append(start_child(stack, "server", server_command(port), variables))
        wait_for_answer(port, children)
    welcome(port, steps)
    watch(children, mailbox)


def chosen_port() -> str:
    """Return PORT, or raise StepError when it is none."""
    port = os.environ.get("PORT") or DEFAULT_PORT
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise StepError(f"PORT is “{port}”.", "give a number from 1 to 65535: PORT=8001 make run")
    return port


def become_the_only_run(stack: ExitStack, port: str) -> None:
    """Hold this checkout's lock and end what an earlier run, killed, has left."""
    lock = processes.hold_lock(LOCAL / "run.lock")
    if lock is None:
        where = (LOCAL / "run.lock").read_text(encoding="utf-8").strip()
        raise StepError(
            f"This checkout runs already: {where}.",
            "use that one, or stop it with Ctrl-C in its terminal (or kill the process) first",
        )
    stack.enter_context(lock)
    lock.truncate(0)
    lock.write(f"http://localhost:{port}/, process {os.getpid()}")
    lock.flush()
    ended = processes.end_left_over()
    if ended:
        say(f"Ended what an earlier run left behind: {', '.join(map(str, ended))}")
    stack.callback(processes.end_left_over)
    processes.mark_children()


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


def database(stack: ExitStack) -> tuple[str, str]:
    """Return the address of the database and a name that tells a new one from a used one."""
    given = os.environ.get("DATABASE_URL")
    if given:
        say("      DATABASE_URL is set: the portal uses that server")
        # What others do to a server that is not ours is not known: prepare it each time.
        return given, f"at {time.time()}"
    place = installation()
    remove_former_clusters(place)
    cluster = stack.enter_context(Cluster(place, "run"))
    DATABASE_ADDRESS.write_text(cluster.address() + "\n", encoding="utf-8")
    return cluster.address(), cluster.identity()


def start_child(
    stack: ExitStack, name: str, command: list[str], variables: dict[str, str]
) -> Child:
    """Start a process that the stack ends."""
    child = Child(name, command, variables)
    stack.callback(child.stop)
    return child


def server_command(port: str) -> list[str]:
    """Return the command of the server on every address of `localhost`."""
    command = [str(PYTHON), "-m", "gunicorn", "portal.wsgi", "--no-control-socket"]
    command += ["--workers", WORKERS, "--threads", THREADS, "--log-level", "warning"]
    for address in loopback_addresses():
        command += ["--bind", f"[{address}]:{port}" if ":" in address else f"{address}:{port}"]
    return command


def wait_for_answer(port: str, children: list[Child]) -> None:
    """Wait until the server answers anything at all."""
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while True:
        processes.stop_request.check()
        for child in children:
            child.check()
        try:
            connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=10)
            connection.request("GET", "/health/live", headers={"Host": "localhost"})
            connection.getresponse()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
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
    say(f"Mail that the portal sends shows here and lies in {MAIL}. Ctrl-C stops everything.")


def watch(children: list[Child], mailbox: Mailbox) -> None:
    """Show logs and mail until somebody stops the run or a part of it ends."""
    while True:
        processes.stop_request.check()
        for child in children:
            child.print_new()
            child.check()
        mailbox.print_new()
        time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(main())
