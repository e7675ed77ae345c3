"""The virtual environment with the pinned packages, mended where something of it is gone."""

from __future__ import annotations

import importlib.util
import os
import platform
import subprocess
import sys
import sysconfig
from pathlib import Path

from dev import processes, system_packages
from dev.console import step
from dev.places import ENVIRONMENT, PREPARING, PYTHON, REQUIREMENTS, digest

INSTALLED = ENVIRONMENT / ".installed"
PACKAGES = Path(sysconfig.get_path("purelib", vars={"base": str(ENVIRONMENT)}))
PARTS = ("*.py", "*/__init__.py", "*.dist-info/RECORD")
INSTALL = ("-m", "pip", "install", "--quiet", "--require-hashes", "--no-input", "--no-compile")


def prepare_packages() -> None:
    """Bring the virtual environment up to date with the requirement files; a no-op when it is."""
    with processes.hold_lock(PREPARING):
        wanted = f"{platform.python_version()} {digest(REQUIREMENTS)}"
        works = _works()
        known = INSTALLED.read_text("utf-8").splitlines() if works and INSTALLED.exists() else []
        complete = not missing(known[1:], PACKAGES)
        if known[:1] == [wanted] and complete:
            return
        with step("Fetch the Python packages, which takes a minute or two"):
            _install(works, complete)
        INSTALLED.write_text("\n".join([wanted, *contents(PACKAGES)]), encoding="utf-8")


def contents(packages: Path) -> list[str]:
    """Return the files by which packages and modules are known, and their versions."""
    return [str(path.relative_to(packages)) for part in PARTS for path in packages.glob(part)]


def missing(known: list[str], packages: Path) -> list[str]:
    """Return which files of an installation are gone."""
    return [name for name in known if not (packages / name).exists()]


def variables() -> dict[str, str]:
    """Return the variables of what runs inside: the packages first, printing at once, UTF-8."""
    return {
        **os.environ,
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "VIRTUAL_ENV": str(ENVIRONMENT),
        "PATH": f"{PYTHON.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
    }


def _install(works: bool, complete: bool) -> None:
    if not works:
        if importlib.util.find_spec("ensurepip") is None:
            system_packages.install("python3-venv")
        processes.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], variables())
    # A package of which only files are gone counts as installed for pip.
    again = [] if complete else ["--force-reinstall"]
    files = [word for file in REQUIREMENTS for word in ("-r", str(file))]
    processes.run([str(PYTHON), *INSTALL, *again, *files], variables())


def _works() -> bool:
    """Say whether the environment runs this Python, with pip, and is not copied from elsewhere."""
    if not PYTHON.exists():
        return False
    question = "import pip, platform; print(platform.python_version())"
    answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True, check=False)
    return answer.stdout.strip() == platform.python_version()
