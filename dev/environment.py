"""The virtual environment with the pinned packages, mended where something of it is gone."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePosixPath

from dev import processes, system_packages
from dev.console import INDENT, StepError, say
from dev.places import ENVIRONMENT, PREPARING, PYTHON, REQUIREMENTS

STAMP = ENVIRONMENT / ".stamp"
PACKAGES = Path(sysconfig.get_path("purelib", vars={"base": str(ENVIRONMENT)}))
ADVICE = "look at the log; is there network? What was fetched already is kept: run it again"
# Pins with a marker are for some systems only: pip knows which.
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)\s*\\?$", re.MULTILINE)


def prepare_packages() -> None:
    """Bring the virtual environment up to date with the requirement files; a no-op when it is."""
    with processes.turn(PREPARING):
        wanted = hashlib.sha256(platform.python_version().encode())
        for file in REQUIREMENTS:
            wanted.update(file.read_bytes())
        works = _works()
        stamped = works and STAMP.exists() and STAMP.read_text("utf-8") == wanted.hexdigest()
        faulty = faulty_packages(REQUIREMENTS, PACKAGES) if stamped else []
        if not stamped or faulty:
            _install(works, faulty)
            STAMP.write_text(wanted.hexdigest(), encoding="utf-8")


def variables() -> dict[str, str]:
    """Return the variables of what runs inside: the packages first, printing at once, UTF-8."""
    return {
        **os.environ,
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
        "VIRTUAL_ENV": str(ENVIRONMENT),
        "PATH": f"{PYTHON.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
    }


def faulty_packages(requirements: Iterable[Path], packages: Path) -> list[str]:
    """Return the names of pinned packages that are missing, of another version, or lack files."""
    installed = {_plain(each.name): each for each in distributions(path=[str(packages)])}
    pins = {pin for file in requirements for pin in PIN.findall(file.read_text(encoding="utf-8"))}
    return sorted(
        name
        for name, version in pins
        if (found := installed.get(_plain(name))) is None
        or found.version != version
        or _lacks_files(found)
    )


def _install(works: bool, faulty: list[str]) -> None:
    say("Fetching the Python packages …")
    if not works:
        if importlib.util.find_spec("ensurepip") is None:
            system_packages.install("python3-venv")
        command = [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)]
        processes.run("environment", command, variables())
    install = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--no-input"]
    # Python compiles what is imported, when it is: a quarter of a minute less to wait for.
    install += ["--disable-pip-version-check", "--progress-bar=off", "--no-compile"]
    if faulty:
        say(f"{INDENT}not as they should be, fetched again: {', '.join(faulty)}")
        # A package of which only files are gone counts as installed for pip.
        install += ["--force-reinstall"]
    for file in REQUIREMENTS:
        install += ["-r", str(file)]
    try:
        processes.run("packages", install, variables())
    except StepError as failure:
        raise StepError(str(failure), ADVICE) from failure


def _works() -> bool:
    """Say whether the environment runs this Python, with pip, and is not copied from elsewhere."""
    if not PYTHON.exists():
        return False
    question = "import pip, platform; print(platform.python_version())"
    command = [str(PYTHON), "-c", question]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return answer.stdout.strip() == platform.python_version()


def _lacks_files(package: Distribution) -> bool:
    """Say whether a folder or module that a package brought is gone, or empty."""
    files = [PurePosixPath(str(file)) for file in package.files or ()]
    first = {file.parts[0]: file for file in files if file.suffix in (".py", ".so")}
    paths = [Path(str(package.locate_file(file))) for file in first.values()]
    return not files or not all(path.exists() for path in paths)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
