"""`make` mends what it can, waits for what is ending, and says the rest in one sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dev.console import StepError
from dev.environment import faulty_packages
from dev.postgres import given_address
from dev.run import is_ending

PINS = "some-package==1.2.3 \\\n    --hash=sha256:0\nother==1.0 ; sys_platform == 'win32' \\\n"


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A folder of packages in which the one that is pinned is installed."""
    folder = tmp_path / "site-packages"
    facts = folder / "Some_Package-1.2.3.dist-info"
    (folder / "some_package").mkdir(parents=True)
    (folder / "some_package" / "__init__.py").write_text("")
    (folder / "some_helper.py").write_text("")
    facts.mkdir()
    (facts / "METADATA").write_text("Name: Some_Package\nVersion: 1.2.3\n")
    (facts / "RECORD").write_text("some_package/__init__.py,,\nsome_helper.py,,\n")
    (tmp_path / "requirements.txt").write_text(PINS)
    return folder


def faulty(packages: Path) -> list[str]:
    return faulty_packages([packages.parent / "requirements.txt"], packages)


def test_a_complete_environment_is_left_alone(packages: Path) -> None:
    assert faulty(packages) == []


@pytest.mark.parametrize("gone", ["some_package", "Some_Package-1.2.3.dist-info"])
def test_a_package_that_is_gone_is_noticed(packages: Path, gone: str) -> None:
    shutil.rmtree(packages / gone)
    assert faulty(packages) == ["some-package"]


def test_a_module_that_is_gone_is_noticed(packages: Path) -> None:
    (packages / "some_helper.py").unlink()
    assert faulty(packages) == ["some-package"]


def test_another_version_is_noticed(packages: Path) -> None:
    facts = packages / "Some_Package-1.2.3.dist-info" / "METADATA"
    facts.write_text("Name: Some_Package\nVersion: 1.2.4\n")
    assert faulty(packages) == ["some-package"]


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://portal:geheim@127.0.0.1:9/portal",
        "postgresql://portal:geheim@nowhere.invalid/portal",
        "postgresql:///portal?host=%2Fnowhere",
        "sqlite:///portal:geheim",
        "geheim",
    ],
)
def test_a_dead_database_costs_one_sentence(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(StepError) as failure:
        given_address()
    text = str(failure.value)
    assert text.startswith(("The server that DATABASE_URL names", "DATABASE_URL does not begin"))
    assert "\n" not in text
    assert "geheim" not in text
    assert "leave DATABASE_URL out" in failure.value.advice


def test_a_database_that_answers_is_used() -> None:
    assert given_address() == os.environ["DATABASE_URL"]


def test_a_run_whose_make_was_killed_is_waited_for(tmp_path: Path) -> None:
    lock = tmp_path / "run.lock"
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as run:
        lock.write_text(f"http://localhost:8000/, process {run.pid} of {os.getpid()}")
        assert not is_ending(lock)
        lock.write_text(f"http://localhost:8000/, process {run.pid} of 1")
        assert is_ending(lock)
        run.kill()
        run.wait()
        lock.write_text(f"http://localhost:8000/, process {run.pid} of {os.getpid()}")
        assert is_ending(lock)
