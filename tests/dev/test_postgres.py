"""The embedded PostgreSQL: starts whatever was left behind, and ends no process that is not its."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from dev import postgres_home, processes
from dev.console import StepError
from dev.leftovers import servers
from dev.places import ROOT
from dev.postgres import Cluster
from dev.postgres_home import Installation, installation

OWNER = """
import sys, time
from dev.postgres import Cluster
from dev.postgres_home import installation
cluster = Cluster(installation(), sys.argv[1])
cluster.__enter__()
cluster.query("CREATE TABLE kept (row int)", "portal")
cluster.query("INSERT INTO kept VALUES (1)", "portal")
print("up", flush=True)
time.sleep(600)
"""


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A cluster of its own that leaves nothing behind."""
    cluster = Cluster(installation(), f"test-dev-{uuid.uuid4().hex[:8]}")
    yield cluster
    shutil.rmtree(cluster.home, ignore_errors=True)
    cluster.home.with_suffix(".lock").unlink(missing_ok=True)


@pytest.fixture
def foreign_process(cluster: Cluster) -> Iterator[subprocess.Popen[bytes]]:
    """A process of somebody else that runs as the same user as the server."""
    owner = cluster.place.owner
    process = subprocess.Popen(["sleep", "600"], user=owner or None)
    yield process
    process.kill()
    process.wait()


def test_the_server_folds_umlauts_and_stems_german(cluster: Cluster) -> None:
    with cluster:
        answer = cluster.query("SELECT lower('Ä'), to_tsvector('german', 'ÄRZTE')", "portal")
    assert answer == [("ä", "'arzt':1")]


def test_stopping_leaves_no_process(cluster: Cluster) -> None:
    with cluster:
        assert servers(cluster.data)
    assert not servers(cluster.data)


def test_committed_rows_survive_a_killed_server(cluster: Cluster) -> None:
    with cluster:
        cluster.query("CREATE TABLE kept (row int)", "portal")
        cluster.query("INSERT INTO kept VALUES (1)", "portal")
        for server in servers(cluster.data):
            # Its own processes end by themselves once it is gone.
            with suppress(psutil.NoSuchProcess):
                server.kill()
    with cluster:
        assert cluster.query("SELECT row FROM kept", "portal") == [(1,)]


def test_committed_rows_survive_a_killed_owner(cluster: Cluster) -> None:
    command = [sys.executable, "-c", OWNER, cluster.home.name]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as owner:
        assert owner.stdout
        assert owner.stdout.readline() == b"up\n"
        owner.kill()
    with cluster:
        assert cluster.query("SELECT row FROM kept", "portal") == [(1,)]


def test_a_stale_lock_that_names_a_foreign_process_is_no_obstacle_and_no_target(
    cluster: Cluster, foreign_process: subprocess.Popen[bytes]
) -> None:
    with cluster:
        for server in servers(cluster.data):
            # Its own processes end by themselves once it is gone.
            with suppress(psutil.NoSuchProcess):
                server.kill()
    lock = cluster.data / "postmaster.pid"
    lines = lock.read_text(encoding="utf-8").splitlines()
    lock.write_text("\n".join([str(foreign_process.pid), *lines[1:]]) + "\n", encoding="utf-8")
    with cluster:
        assert cluster.query("SELECT 1") == [(1,)]
    assert foreign_process.poll() is None


def test_a_cluster_that_runs_is_refused_to_a_second_owner(cluster: Cluster) -> None:
    with cluster:
        with pytest.raises(processes.InUseError), Cluster(cluster.place, cluster.home.name):
            pass
        assert cluster.query("SELECT 1") == [(1,)]


def test_a_server_that_has_gone_is_noticed(cluster: Cluster) -> None:
    with cluster:
        cluster.check()
        assert cluster.server
        for server in servers(cluster.data):
            # Its own processes end by themselves once it is gone.
            with suppress(psutil.NoSuchProcess):
                server.kill()
        cluster.server.wait()
        with pytest.raises(StepError, match="ended by itself"):
            cluster.check()


def test_only_servers_on_the_same_data_are_found(cluster: Cluster, tmp_path: Path) -> None:
    with cluster:
        assert not servers(tmp_path)


def test_the_data_lie_outside_of_roots_home(cluster: Cluster) -> None:
    if os.geteuid() == 0:
        assert not cluster.home.is_relative_to(Path("~root").expanduser())
        with cluster:
            assert cluster.data.stat().st_uid != 0
    else:
        assert cluster.home.is_relative_to(ROOT)


def test_a_long_path_gets_its_socket_in_a_private_short_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory(prefix="w-", dir="/var/tmp") as short:
        monkeypatch.setattr(tempfile, "tempdir", short)
        folder = Installation(tmp_path, tmp_path).socket_folder(tmp_path / ("long-" * 30))
        assert folder.parent == Path(short)
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_checkout_that_was_deleted_leaves_its_successor_no_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_home, "STATE_OF_ROOT", tmp_path / "var")
    monkeypatch.setattr(postgres_home, "LOCAL", tmp_path / "first")
    state = postgres_home.state_of_root(tmp_path)
    (state / "run" / "data").mkdir(parents=True)
    assert postgres_home.state_of_root(tmp_path) == state
    assert (state / "run").exists()
    monkeypatch.setattr(postgres_home, "LOCAL", tmp_path / "second")
    assert postgres_home.state_of_root(tmp_path) == state
    assert not (state / "run").exists()


def test_a_lock_is_free_once_its_file_is_closed(tmp_path: Path) -> None:
    held = processes.hold_lock(tmp_path / "lock")
    with pytest.raises(processes.InUseError):
        processes.hold_lock(tmp_path / "lock", patience=0)
    held.close()
    processes.hold_lock(tmp_path / "lock", patience=0).close()
