"""Processes of `make`: none outlives its owner, and only marked ones of this checkout are ended."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from dev import leftovers, processes
from dev.console import StepError
from dev.places import ROOT
from dev.run import loopback_addresses, need_free_port

SLEEP = ["sleep", "600"]
OWNER = """
import os, sys, time
from dev import processes
child = processes.start(["sh", "-c", "echo up; exec sleep 600"], dict(os.environ))
print(child.pid, flush=True)
time.sleep(600)
"""

RUNNER = """
import os, sys
from dev import processes
processes.listen()
processes.run(["sh", "-c", f": > {sys.argv[1]}; exec sleep 600"], dict(os.environ))
"""


def sleeper(folder: Path, mark: str) -> subprocess.Popen[bytes]:
    """A process that looks as if a run of a checkout had started it."""
    return subprocess.Popen(SLEEP, cwd=folder, env={**os.environ, leftovers.MARK: mark})


@pytest.fixture
def strangers(tmp_path: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Processes that resemble ours in one respect each: the mark, or the folder."""
    found = [sleeper(ROOT, str(tmp_path)), sleeper(tmp_path.parent, str(tmp_path))]
    found.append(sleeper(tmp_path, str(tmp_path.parent)))
    yield found
    for process in found:
        process.kill()
        process.wait()


def test_only_marked_processes_of_the_checkout_are_ended(
    tmp_path: Path, strangers: list[subprocess.Popen[bytes]]
) -> None:
    ours = sleeper(tmp_path, str(tmp_path))
    assert leftovers.end_left_over(tmp_path) == [ours.pid]
    assert ours.poll() is not None
    assert [stranger.poll() for stranger in strangers] == [None, None, None]


def test_a_child_ends_with_its_killed_owner() -> None:
    with subprocess.Popen([sys.executable, "-c", OWNER], cwd=ROOT, stdout=subprocess.PIPE) as owner:
        assert owner.stdout
        number, _up = sorted([owner.stdout.readline(), owner.stdout.readline()])
        keeper = psutil.Process(int(number))
        family = [keeper, *keeper.children()]
        owner.kill()
    assert psutil.wait_procs(family, timeout=10)[1] == []
    assert len(family) == 2


def test_a_failed_command_shows_its_last_words(capfd: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-c", "import sys; sys.exit('no such thing')"]
    with pytest.raises(StepError, match="failed \\(1\\)"):
        processes.run(command, dict(os.environ))
    assert "no such thing" in capfd.readouterr().err


def test_a_stop_request_ends_the_command_that_runs(tmp_path: Path) -> None:
    started = tmp_path / "started"
    with subprocess.Popen([sys.executable, "-c", RUNNER, str(started)], cwd=ROOT) as runner:
        while not started.exists():
            assert runner.poll() is None
        family = psutil.Process(runner.pid).children(recursive=True)
        runner.terminate()
    assert len(family) == 2
    assert psutil.wait_procs(family, timeout=10)[1] == []


def test_a_busy_port_is_named_with_the_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(StepError) as refusal:
            need_free_port(str(port), loopback_addresses())
    assert str(port) in str(refusal.value)
    assert "make run" in refusal.value.advice


@pytest.mark.parametrize("wish", ["none", "0", "70000", "80a"])
def test_a_port_that_is_none_is_refused(wish: str) -> None:
    with pytest.raises(StepError):
        need_free_port(wish, loopback_addresses())
