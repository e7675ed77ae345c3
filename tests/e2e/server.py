"""A real server process on a clone of the database that holds the starter content."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.databases import ROOT, address_of

SECONDS_TO_START = 60.0
MOMENT = 0.1


class RunningPortal:
    """A portal that answers at `url`; its database is its own."""

    def __init__(self, database: str, folder: Path) -> None:
        """Start gunicorn as production does, and wait until it is ready."""
        self.database = database
        self.mail = folder / "mail"
        self.mail.mkdir()
        self.log = folder / "server.log"
        port = free_port()
        self.url = f"http://localhost:{port}"
        gunicorn = [sys.executable, "-m", "gunicorn", "--config=python:portal.gunicorn_conf"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*gunicorn, f"--bind=127.0.0.1:{port}", "--workers=1", "--threads=4"],
                cwd=ROOT,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self._wait()

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        self.process.wait(SECONDS_TO_START)

    def errors(self) -> list[str]:
        """Return what the server has logged; it logs errors only."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if '"level": "error"' in line]

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DATABASE_URL": address_of(self.database),
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            "EMAIL_URL": f"filemail://{self.mail}",
            "PUBLIC_URL": self.url,
            "STAFF_MFA_REQUIRED": "off",  # the cast signs in by password; tests/accounts tries it
        }

    def _wait(self) -> None:
        end = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/health/ready", timeout=5) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(MOMENT)
        raise AssertionError(f"The server does not answer:\n{self.log.read_text()[-4000:]}")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
