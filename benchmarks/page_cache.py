"""Compares a cached page of the portal with a bare Django view that answers the same bytes.

    DATABASE_URL=… python -m benchmarks.page_cache /de/ /de/fallbeispiele/

Both are served by gunicorn with the same options, one process each, and asked in turns over one
connection that stays open; what counts is the median of the rounds.
"""

from __future__ import annotations

import contextlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROUNDS = 7
SECONDS = 2.0
ROOT = Path(__file__).resolve().parent.parent
GUNICORN = [sys.executable, "-m", "gunicorn", "--no-control-socket", "--workers=1"]
GUNICORN += ["--worker-class=gthread", "--threads=4", "--keep-alive=60", "--log-level=warning"]


class Line:
    """A connection that stays open, with as little work of its own as possible."""

    def __init__(self, port: int, path: str) -> None:
        """Connect as soon as somebody listens."""
        self.request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
        deadline = time.monotonic() + 30
        while True:
            try:
                self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
            except ConnectionRefusedError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)
            else:
                return

    def ask(self) -> bytes:
        """Send one request and return the body of the answer; SystemExit unless it is a 200."""
        self.socket.sendall(self.request)
        data = self._receive()
        while b"\r\n\r\n" not in data:
            data += self._receive()
        head, _, body = data.partition(b"\r\n\r\n")
        if b" 200 " not in head.partition(b"\r\n")[0]:
            raise SystemExit(head.decode(errors="replace"))
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        while len(body) < length:
            body += self._receive()
        return body

    def _receive(self) -> bytes:
        data = self.socket.recv(65536)
        if not data:
            raise SystemExit("The server has closed the connection.")
        return data

    def rate(self) -> float:
        """Return the answers per second of one round."""
        begun = time.perf_counter()
        number = 0
        while time.perf_counter() - begun < SECONDS:
            self.ask()
            number += 1
        return number / (time.perf_counter() - begun)


@contextlib.contextmanager
def served(application: str, **more: str) -> Iterator[int]:
    """Serve an application and yield its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [*GUNICORN, f"--bind=127.0.0.1:{port}", application]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **more})
    try:
        yield port
    finally:
        process.terminate()
        process.wait()


def compare(portal: int, path: str) -> None:
    """Print the rates of one page and their ratio."""
    page = Line(portal, path)
    body = page.ask()
    with tempfile.NamedTemporaryFile() as file:
        file.write(body)
        file.flush()
        with served("benchmarks.bare", BARE_BODY=file.name) as port:
            bare = Line(port, path)
            bare.ask()
            rounds = [(page.rate(), bare.rate()) for _number in range(ROUNDS)]
    ours, theirs = (statistics.median(rates) for rates in zip(*rounds, strict=True))
    ratio = statistics.median(ours / theirs for ours, theirs in rounds)
    size = f"{len(body) / 1024:.0f} KB"
    print(f"{path:<40} {size:>7} {ours:8.0f}/s {theirs:8.0f}/s {ratio:6.2f}")


def main(paths: list[str]) -> None:
    """Compare each page."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    with served("portal.wsgi") as port:
        for path in paths or ["/de/"]:
            compare(port, path)


if __name__ == "__main__":
    main(sys.argv[1:])
