"""Processes of `make`: none outlives its owner, and only marked ones of this checkout are ended."""

from __future__ import annotations

import os
import select
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dev import processes
from dev.console import StepError
from dev.places import ROOT
from dev.run import chosen_port, need_free_port

SLEEP = ["sleep", "600"]
OWNER = """
import os, sys, time
from dev import processes
child = processes.start(["sleep", "600"], environment=dict(os.environ))
print(child.pid, flush=True)
time.sleep(600)
"""


def sleeper(folder: Path, mark: str) -> subprocess.Popen[bytes]:
    """A process that looks as if a run of a checkout had started it."""
    return subprocess.Popen(SLEEP, cwd=folder, env={**os.environ, processes.MARK: mark})


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
    assert processes.end_left_over(tmp_path) == [ours.pid]
    assert ours.wait() < 0
    assert [stranger.poll() for stranger in strangers] == [None, None, None]


def test_a_child_ends_with_its_killed_owner() -> None:
    with subprocess.Popen([sys.executable, "-c", OWNER], cwd=ROOT, stdout=subprocess.PIPE) as owner:
        assert owner.stdout
        child = os.pidfd_open(int(owner.stdout.readline()))
        owner.kill()
    assert select.select([child], [], [], 10)[0] == [child]
    os.close(child)


def test_a_failed_command_shows_its_last_words() -> None:
    command = [sys.executable, "-c", "import sys; sys.exit('no such thing')"]
    with pytest.raises(StepError, match="no such thing"):
        processes.run("test-failure", command, dict(os.environ))


def test_a_stop_request_ends_the_command_that_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes.stop_request, "requested", True)
    with pytest.raises(processes.Stopped):
        processes.run("test-stop", SLEEP, dict(os.environ))


def test_a_busy_port_is_named_with_the_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(StepError) as refusal:
            need_free_port(str(port))
    assert "make run" in refusal.value.advice
    assert f"PORT={port}" not in refusal.value.advice


@pytest.mark.parametrize("wish", ["none", "0", "70000", "80a"])
def test_a_port_that_is_none_is_refused(wish: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", wish)
    with pytest.raises(StepError):
        chosen_port()
