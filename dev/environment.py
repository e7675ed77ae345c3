"""The virtual environment with the pinned packages, and the environment variables of a child."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import subprocess
import sys
import sysconfig
from pathlib import Path

from dev import processes, system_packages
from dev.console import INDENT, say
from dev.installed import faulty_packages
from dev.places import ENVIRONMENT, PREPARING, PYTHON, REQUIREMENTS

STAMP = ENVIRONMENT / ".stamp"
PACKAGES = Path(sysconfig.get_path("purelib", vars={"base": str(ENVIRONMENT)}))


def prepare_packages() -> None:
    """Bring the virtual environment up to date with the requirement files; a no-op when it is."""
    with processes.turn(PREPARING):
        _install_packages()


def build_assets() -> None:
    """Build the front end in a process of its own, so that it can be stopped."""
    with processes.turn(PREPARING):
        processes.run("assets", [sys.executable, "-m", "dev.assets"], child_environment())


def _install_packages() -> None:
    wanted = _digest()
    works = _works()
    is_stamped = works and STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted
    faulty = faulty_packages(REQUIREMENTS, PACKAGES) if is_stamped else []
    if is_stamped and not faulty:
        return
    if not works:
        if importlib.util.find_spec("ensurepip") is None:
            system_packages.install(("python3-venv",))
        command = [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)]
        processes.run("environment", command, child_environment())
    install = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--no-input"]
    # Python compiles what is imported, when it is: a quarter of a minute less to wait for.
    install += ["--disable-pip-version-check", "--progress-bar=off", "--no-compile"]
    if faulty:
        say(f"{INDENT}not as they should be, fetched again: {', '.join(faulty)}")
        # A package of which only files are gone counts as installed for pip.
        install += ["--force-reinstall"]
    for file in REQUIREMENTS:
        install += ["-r", str(file)]
    processes.run("packages", install, child_environment())
    STAMP.write_text(wanted, encoding="utf-8")


def child_environment(**more: str) -> dict[str, str]:
    """Return the environment of a child: the packages first, printing at once, in UTF-8."""
    own = {
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
        "VIRTUAL_ENV": str(ENVIRONMENT),
        "PATH": f"{PYTHON.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
    }
    return {**os.environ, **own, **more}


def _digest() -> str:
    digest = hashlib.sha256(platform.python_version().encode())
    for file in REQUIREMENTS:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _works() -> bool:
    """Say whether the environment runs this Python, with pip: not one copied from elsewhere."""
    if not PYTHON.exists():
        return False
    question = "import pip, platform; print(platform.python_version())"
    command = [str(PYTHON), "-c", question]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return answer.stdout.strip() == platform.python_version()
