"""Real processes of a production portal, and the log lines by which tests follow them."""

from __future__ import annotations

import http.client
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS_TO_HANG = 60.0
END = ""
SAMPLE_ENVIRONMENT = {
    "SECRET_KEY": "k8Vd2mQz7LwXr4Tn9YpB6cJh3SfG1aEu5RoKiWxZvNtMqPyDl0",
    "ALLOWED_HOSTS": "portal.example.org",
    "DATABASE_URL": "postgresql://portal@/nowhere",
    "EMAIL_URL": "smtp://localhost:9",
    "DEFAULT_FROM_EMAIL": "portal@example.org",
    "PUBLIC_URL": "https://portal.example.org",
    "OPERATOR_NAME": "Stadt Beispiel",
    "OPERATOR_REPRESENTATIVE": "Erika Beispiel",
    "OPERATOR_STREET": "Hauptstraße 1",
    "OPERATOR_CITY": "12345 Beispielstadt",
    "OPERATOR_EMAIL": "portal@example.org",
    "OPERATOR_PHONE": "+49 30 000000",
}


def production_environment(**more: str) -> dict[str, str]:
    """Return the environment of a production portal, with nothing of the tests' own."""
    own = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    settings = {"DJANGO_SETTINGS_MODULE": "portal.settings.production", "PYTHONUTF8": "1"}
    return {**own, **settings, **SAMPLE_ENVIRONMENT, **more}


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def health(port: int, path: str) -> int:
    """Return the status with which a server answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": "portal.example.org"})
    return connection.getresponse().status


def manage(
    environment: dict[str, str], *words: str, seconds: float = SECONDS_TO_HANG
) -> subprocess.CompletedProcess[str]:
    """Run a command of manage.py to its end."""
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


class RunningProcess:
    """A process whose log is read as it comes; no test waits for it longer than a minute."""

    def __init__(self, environment: dict[str, str], *words: str) -> None:
        """Start Python with the words."""
        self.lines: list[str] = []
        self.new: queue.Queue[str] = queue.Queue()
        self.process = subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def wait_for(self, words: str) -> dict[str, Any]:
        """Wait until a log line holds the words, and return that line."""
        line = ""
        while words not in line:
            try:
                line = self.new.get(timeout=SECONDS_TO_HANG)
            except queue.Empty:
                line = END
            if line == END:
                raise AssertionError(f"“{words}” never came:\n" + "".join(self.lines))
            self.lines.append(line)
        return dict(json.loads(line))

    def end(self, *numbers: signal.Signals) -> int:
        """Send signals, wait for the end and the rest of the log, and return the exit code."""
        for number in numbers:
            self.process.send_signal(number)
        code = self.process.wait(SECONDS_TO_HANG)
        self.reader.join(SECONDS_TO_HANG)
        self.lines += [line for line in self.new.queue if line != END]
        return code

    def kill(self) -> None:
        """End it at once, whatever it does."""
        self.process.kill()
        self.process.wait()
        self.reader.join(SECONDS_TO_HANG)

    def _read(self) -> None:
        assert self.process.stderr
        with self.process.stderr as log:
            for line in log:
                self.new.put(line)
        self.new.put(END)
