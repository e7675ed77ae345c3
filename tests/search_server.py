"""A real Elasticsearch for tests: the one of ELASTICSEARCH_URL, else a node that is started.

The node is the one that its makers publish for integration tests. Maven fetches it once, into a
cache outside of the checkout. All processes of a run share it; the one that started it ends it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import OK, HTTPConnection, HTTPException
from pathlib import Path
from typing import IO

import pytest

from dev import processes
from dev.places import LOCAL

VERSION = "8.19.21"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
NEEDS = "the tests of Elasticsearch need Java 17 or later and Maven (openjdk-17-jre-headless maven)"
OLDEST_JAVA = 17
SECONDS_TO_START = 180
STATE = LOCAL / "search-server"
SETTINGS = """
cluster.name: portal-test
discovery.type: single-node
http.host: 127.0.0.1
transport.host: 127.0.0.1
http.port: {port}
transport.port: {transport}
xpack.security.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
path.data: {folder}/data
path.logs: {folder}/logs
"""


class MissingProgramsError(Exception):
    """Java or Maven is not there."""


def skip_or_fail(reason: str) -> None:
    """Skip a test, loudly; where SEARCH_SERVER is “required”, fail."""
    if os.environ.get("SEARCH_SERVER") == "required":
        pytest.fail(f"{reason}, and SEARCH_SERVER is “required”")
    pytest.skip(f"SKIPPED: {reason}")


@contextmanager
def search_server_address() -> Iterator[str]:
    """Hold a server and yield its address; MissingProgramsError where none can be started."""
    if given := os.environ.get("ELASTICSEARCH_URL"):
        yield given
        return
    with ExitStack() as stack:
        with locked("starting", fcntl.LOCK_EX):
            address = STATE / "address"
            owned = not (address.exists() and answers(address.read_text()))
            if owned:
                address.write_text(stack.enter_context(started_node()))
            # Whoever uses the node shares this lock; its owner waits for them before it ends.
            users = stack.enter_context(locked("users", fcntl.LOCK_SH))
        yield address.read_text()
        if owned:
            fcntl.flock(users, fcntl.LOCK_EX)
            address.unlink()


@contextmanager
def locked(name: str, kind: int) -> Iterator[IO[str]]:
    """Hold a lock that all test processes of the checkout know."""
    STATE.mkdir(parents=True, exist_ok=True)
    with (STATE / f"{name}.lock").open("a") as file:
        fcntl.flock(file, kind)
        yield file


@contextmanager
def started_node() -> Iterator[str]:
    """Start a node of its own on a free port, and end it."""
    home, port = installed_node(), free_port()
    user = "nobody" if os.geteuid() == 0 else ""
    folder = Path(tempfile.mkdtemp(prefix="wissensportal-search-"))
    address = f"http://127.0.0.1:{port}"
    (folder / "temporary").mkdir()
    shutil.copytree(home / "config", folder / "config")
    settings = SETTINGS.format(port=port, transport=free_port(), folder=folder)
    (folder / "config" / "elasticsearch.yml").write_text(settings)
    if user:
        subprocess.run(["chown", "-R", user, folder], check=True)
    variables = {
        **os.environ,
        "ES_JAVA_HOME": str(java_home()),
        "ES_JAVA_OPTS": "-Xms512m -Xmx512m",
        "ES_PATH_CONF": str(folder / "config"),
        "ES_TMPDIR": str(folder / "temporary"),
        "HOME": str(folder),
    }
    with (STATE / "output.log").open("wb") as output:
        command = [home / "bin" / "elasticsearch"]
        child = processes.start(command, variables, output, folder=folder, user=user)
        try:
            wait_for(address, child)
            yield address
        finally:
            processes.finish(child)
            shutil.rmtree(folder, ignore_errors=True)


def wait_for(address: str, child: subprocess.Popen[bytes]) -> None:
    """Return when the node answers."""
    deadline = time.monotonic() + SECONDS_TO_START
    while not answers(address):
        if child.poll() is not None or time.monotonic() > deadline:
            words = (STATE / "output.log").read_text(errors="replace")[-2000:]
            raise RuntimeError(f"The search server did not start.\n{words}")
        time.sleep(0.2)


def answers(address: str) -> bool:
    """Say whether a node answers."""
    try:
        connection = HTTPConnection(address.removeprefix("http://"), timeout=2)
        connection.request("GET", "/_cluster/health")
        return connection.getresponse().status == OK
    except (OSError, HTTPException):
        return False


def installed_node() -> Path:
    """Return the folder of the node, fetched where it is missing."""
    java_home()
    cache = cache_folder()
    home = cache / f"elasticsearch-{VERSION}"
    if home.exists():
        return home
    maven = shutil.which("mvn")
    if not maven:
        raise MissingProgramsError
    with tempfile.TemporaryDirectory(dir=cache) as name:
        goal = ["dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={name}"]
        subprocess.run([maven, "-q", "-B", *goal], check=True)
        [archive] = Path(name).glob("*.zip")
        unpack(archive, Path(name))
        (Path(name) / home.name).rename(home)
    return home


def unpack(archive: Path, folder: Path) -> None:
    """Unpack an archive so that everybody may read it and run its programs."""
    with zipfile.ZipFile(archive) as file:
        file.extractall(folder)
    for path in (folder / f"elasticsearch-{VERSION}").rglob("*"):
        runs = path.is_dir() or path.parent.name == "bin"
        path.chmod(0o755 if runs else 0o644)
    (folder / f"elasticsearch-{VERSION}").chmod(0o755)


def cache_folder() -> Path:
    """Return a folder outside of the checkout; as root one that other users can reach."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = (Path("/var/cache") if os.geteuid() == 0 else home) / "wissensportal"
    folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    return folder


def java_home() -> Path:
    """Return the home of Java; MissingProgramsError where there is none that is new enough."""
    program = shutil.which(os.environ.get("JAVA") or "java")
    if not program:
        raise MissingProgramsError
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=True).stderr
    number = said.partition('"')[2].partition(".")[0].rstrip('"')
    if not number.isdecimal() or int(number) < OLDEST_JAVA:
        raise MissingProgramsError
    return Path(program).resolve().parent.parent


def free_port() -> int:
    """Return a port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
