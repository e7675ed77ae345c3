"""`make` mends what it can, waits for what is ending, and says the rest in one sentence."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

from dev.console import StepError
from dev.environment import contents, missing
from dev.postgres import given_address
from dev.processes import InUseError, hold_lock


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A folder of packages with a package and a module."""
    (tmp_path / "some_package").mkdir()
    (tmp_path / "some_package" / "__init__.py").write_text("")
    (tmp_path / "some_package-1.2.3.dist-info").mkdir()
    (tmp_path / "some_package-1.2.3.dist-info" / "RECORD").write_text("")
    (tmp_path / "some_module.py").write_text("")
    return tmp_path


def test_a_complete_environment_is_left_alone(packages: Path) -> None:
    assert len(contents(packages)) == 3
    assert missing(contents(packages), packages) == []


@pytest.mark.parametrize("name", ["some_package", "some_package-1.2.3.dist-info"])
def test_a_package_that_is_gone_is_noticed(packages: Path, name: str) -> None:
    before = contents(packages)
    shutil.rmtree(packages / name)
    (gone,) = missing(before, packages)
    assert gone.startswith(f"{name}/")


def test_a_module_that_is_gone_is_noticed(packages: Path) -> None:
    before = contents(packages)
    (packages / "some_module.py").unlink()
    assert missing(before, packages) == ["some_module.py"]


def test_another_version_is_noticed(packages: Path) -> None:
    before = contents(packages)
    facts = packages / "some_package-1.2.3.dist-info"
    facts.rename(packages / "some_package-1.2.4.dist-info")
    assert missing(before, packages) == ["some_package-1.2.3.dist-info/RECORD"]


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


def test_a_run_that_is_ending_is_waited_for_and_one_that_is_not_is_named(tmp_path: Path) -> None:
    path = tmp_path / "run.lock"
    held = hold_lock(path)
    held.write("http://localhost:8000/, process 1")
    held.flush()
    with pytest.raises(InUseError, match="http://localhost:8000/, process 1"):
        hold_lock(path, patience=0)
    ending = threading.Timer(0.1, held.close)
    ending.start()
    hold_lock(path).close()
    ending.join()
