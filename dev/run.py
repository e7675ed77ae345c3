"""`make run`: from a fresh checkout to a portal that answers, and back to nothing on Ctrl-C."""

from __future__ import annotations

import http.client
import os
import socket
import time
from contextlib import ExitStack, closing, suppress

from dev import assets, leftovers, preparation, processes
from dev.console import StepError, command, step
from dev.places import LOCAL, PREPARING, PYTHON, ROOT
from dev.postgres import given_address, start_own_cluster

SETTINGS = "portal.settings.dev"
# One whose make was killed stops server, worker and database, one after the other.
SECONDS_TO_END = 10.0


def main() -> int:
    """Run the portal until somebody stops it; return the exit code."""
    processes.listen()
    with ExitStack() as stack:
        try:
            serve(stack)
        except processes.Stopped:
            print("Stopping …")
    return 0


def serve(stack: ExitStack) -> None:
    """Bring everything up in order, each part with its end on the stack, and watch it."""
    port = os.environ.get("PORT") or "8000"
    addresses = loopback_addresses()
    become_the_only_run(stack, port)
    need_free_port(port, addresses)
    with step("Build the front end"), processes.hold_lock(PREPARING):
        assets.build()
    with step("Start PostgreSQL"):
        given = given_address()
        cluster = None if given else start_own_cluster(stack)
    variables = preparation.variables(cluster.address() if cluster else given, SETTINGS)
    preparation.prepare(variables, cluster.prepared if cluster else None)
    words = [str(PYTHON), "-m", "dev.serving", port, *addresses]
    parts = processes.start(words, variables | {"PORT": port})
    stack.callback(processes.finish, parts)
    welcomed = False
    while parts.poll() is None:
        if cluster:
            cluster.check()
        if not welcomed and answers(port):
            welcomed = True
            welcome(port)
        time.sleep(processes.POLL)
    raise StepError("A part of the portal has ended by itself.")


def become_the_only_run(stack: ExitStack, port: str) -> None:
    """Hold this checkout's lock and end what an earlier run, killed, has left."""
    path = LOCAL / "run.lock"
    lock = stack.enter_context(processes.hold_lock(path, patience=SECONDS_TO_END))
    lock.truncate(0)
    lock.write(f"http://localhost:{port}/, process {os.getpid()}")
    lock.flush()
    ended = leftovers.end_left_over()
    if ended:
        print(f"Ended what an earlier run left behind: {', '.join(map(str, ended))}")
    stack.callback(leftovers.end_left_over)
    os.environ[leftovers.MARK] = str(ROOT)


def loopback_addresses() -> list[str]:
    """Return the addresses that `localhost` stands for on this machine."""
    with suppress(OSError), socket.create_server(("::1", 0), family=socket.AF_INET6):
        return ["127.0.0.1", "::1"]
    return ["127.0.0.1"]


def need_free_port(port: str, addresses: list[str]) -> None:
    """Raise StepError when the port is none, or another program listens on it."""
    for address in addresses:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        try:
            if int(port) == 0:
                raise ValueError("it is none")
            socket.create_server((address, int(port)), family=family).close()
        except (OSError, ValueError, OverflowError) as failure:
            advice = "give a free number from 1 to 65535, as in PORT=8010 make run"
            raise StepError(f"Port {port} cannot be used: {failure}.", advice) from failure


def answers(port: str) -> bool:
    """Say whether the server answers anything at all."""
    with closing(http.client.HTTPConnection("127.0.0.1", int(port), timeout=10)) as connection:
        try:
            connection.request("GET", "/health/live", headers={"Host": "localhost"})
            return bool(connection.getresponse().status)
        except (OSError, http.client.HTTPException):
            return False


def welcome(port: str) -> None:
    """Say where to go."""
    print("The portal runs. Saved sources are taken over within seconds. Ctrl-C stops everything.")
    print(f"  Read:  http://localhost:{port}/")
    print(f"  Edit:  http://localhost:{port}/admin/")
    print(f"  Mail:  shown here, and in {LOCAL / 'mail'}")
    print(preparation.DEMO_ACCOUNTS.read_text(encoding="utf-8"))


if __name__ == "__main__":
    command(main)
