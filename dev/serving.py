"""What runs side by side in `make run`, by honcho: one that ends by itself ends all.

Each is started anew by watchfiles when one of its sources is saved; one that does not start, as
after a slip of the pen, waits for the next save.
"""

from __future__ import annotations

import shlex
import sys

from honcho.manager import Manager
from watchfiles import Change, DefaultFilter

from dev.places import PYTHON, ROOMS, ROOT

SERVER = "gunicorn portal.wsgi --no-control-socket --log-level warning --workers 2 --threads 4"


class Sources(DefaultFilter):
    """Lets through the files whose change a part depends on; what is built is no source."""

    kinds: tuple[str, ...]
    ignore_dirs = (*DefaultFilter.ignore_dirs, "static_build")

    def __call__(self, change: Change, path: str) -> bool:
        """Say whether a change counts."""
        return path.endswith(self.kinds) and super().__call__(change, path)


class Python(Sources):
    kinds = (".py", ".html", ".mo", ".txt")


class FrontEnd(Sources):
    kinds = (".scss", ".css", ".js", ".mjs")


class Messages(Sources):
    kinds = (".po",)


def main(port: str, *addresses: str) -> int:
    """Run all parts until one ends or somebody stops them; return the exit code."""
    server = ["-m", *shlex.split(SERVER), "--forwarder-headers", ""]
    for address in addresses:
        server += ["--bind", f"[{address}]:{port}" if ":" in address else f"{address}:{port}"]
    manager = Manager()
    for name, kinds, words in (
        ("server", Python, server),
        ("worker", Python, ["manage.py", "run_worker"]),
        ("front-end", FrontEnd, ["-m", "dev.assets"]),
        ("messages", Messages, ["manage.py", "build_messages"]),
    ):
        command = shlex.join([str(PYTHON), *words])
        watching = ["-m", "watchfiles", "--verbosity=warning", "--target-type=command"]
        watching += [f"--filter=dev.serving.{kinds.__name__}", command, *ROOMS]
        manager.add_process(name, f"exec {shlex.join([str(PYTHON), *watching])}", cwd=str(ROOT))
    manager.loop()
    return int(manager.returncode or 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
