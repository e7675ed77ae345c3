"""What runs side by side in `make run`, by honcho: one that ends by itself ends all.

Each is started anew by watchfiles when one of its sources is saved; one that does not start, as
after a slip of the pen, waits for the next save.
"""

from __future__ import annotations

import http.client
import os
import shlex
import sys
import time

from honcho.manager import Manager
from watchfiles import BaseFilter, Change, run_process, watch

from dev import preparation
from dev.console import say
from dev.mailbox import Mailbox
from dev.places import LOGS, MAIL, PYTHON, ROOMS, ROOT

RENEWED = ("server", "worker", "front-end", "messages")
WORKERS, THREADS = "2", "4"
HERE = [str(PYTHON), "-m", "dev.serving"]
SOURCES = {
    "server": (".py", ".html", ".mo", ".txt"),
    "worker": (".py", ".html", ".mo", ".txt"),
    "front-end": (".scss", ".css", ".js", ".mjs"),
    "messages": (".po",),
}


class Sources(BaseFilter):
    """Lets through the files whose change a part depends on."""

    def __init__(self, part: str) -> None:
        """Take the part's kinds of file; what is built is no source."""
        self.kinds = SOURCES[part]
        self.ignore_dirs = ("__pycache__", "static_build", "node_modules")
        super().__init__()

    def __call__(self, change: Change, path: str) -> bool:
        """Say whether a change counts."""
        return path.endswith(self.kinds) and super().__call__(change, path)


def commands(addresses: list[str]) -> dict[str, list[str]]:
    """Return the command of each part that is started anew when its sources change."""
    port = os.environ["PORT"]
    server = [str(PYTHON), "-m", "gunicorn", "portal.wsgi", "--no-control-socket"]
    server += ["--forwarder-headers", "", "--log-level", "warning"]
    server += ["--workers", WORKERS, "--threads", THREADS]
    for address in addresses:
        server += ["--bind", f"[{address}]:{port}" if ":" in address else f"{address}:{port}"]
    return {
        "server": server,
        "worker": [str(PYTHON), "manage.py", "run_worker"],
        "front-end": [str(PYTHON), "-m", "dev.assets"],
        "messages": [str(PYTHON), "manage.py", "build_messages"],
    }


def serve(addresses: list[str]) -> int:
    """Run all parts until one ends or somebody stops them; return the exit code."""
    manager = Manager()
    for part in (*RENEWED, "portal"):
        words = shlex.join([*HERE, part, *addresses])
        manager.add_process(part, f"exec {words}", env=dict(os.environ), cwd=str(ROOT))
    manager.loop()
    return int(manager.returncode or 0)


def renew(part: str, command: list[str]) -> None:
    """Run a part, anew after each change of its sources."""
    rooms = [ROOT / room for room in ROOMS]
    run_process(
        *rooms, target=shlex.join(command), target_type="command", watch_filter=Sources(part)
    )


def welcome() -> None:
    """Say where to go once the server answers, then show the mail that the portal sends."""
    wait_for_answer(os.environ["PORT"])
    here = f"http://localhost:{os.environ['PORT']}"
    say("The portal runs.")
    say(f"  Read:  {here}/")
    say(f"  Edit:  {here}/admin/")
    preparation.print_demo_accounts()
    say(f"Saved sources are taken over within seconds. Mail shows here and lies in {MAIL},")
    say(f"logs of the preparation in {LOGS}. Ctrl-C stops everything.")
    mailbox = Mailbox(MAIL)
    for _changes in watch(MAIL):
        mailbox.print_new()


def wait_for_answer(port: str) -> None:
    """Wait until the server answers anything at all."""
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=10)
        try:
            connection.request("GET", "/health/live", headers={"Host": "localhost"})
            connection.getresponse()
        except OSError:
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()


def main(words: list[str]) -> int:
    """Run everything on the addresses, or the part that is named first."""
    if words[0] == "portal":
        welcome()
    elif words[0] in RENEWED:
        renew(words[0], commands(words[1:])[words[0]])
    else:
        return serve(words)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
