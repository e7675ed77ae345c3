"""Programs of the machine that the tests need: found, installed where that is allowed, or named."""

from __future__ import annotations

import os
import shutil

from dev import processes
from dev.console import INDENT, StepError

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def need_gettext() -> dict[str, str]:
    """Make sure of GNU gettext."""
    return {"XGETTEXT": need("XGETTEXT", ("xgettext",), "gettext")}


def need_test_programs() -> dict[str, str]:
    """Make sure of Chromium, Java and gettext; return their paths by variable.

    Raises StepError that names what to install where this process may not do so itself.
    """
    return need_gettext() | {
        "CHROMIUM": need("CHROMIUM", CHROMIUM, "chromium", "fonts-liberation"),
        "JAVA": need("JAVA", ("java",), "default-jre-headless"),
    }


def need(variable: str, names: tuple[str, ...], *packages: str) -> str:
    """Return the path that the variable names, else of the first program found or installed."""
    wished = os.environ.get(variable)
    for _attempt in range(2):
        for name in [wished] if wished else names:
            if path := shutil.which(name):
                return path
        if wished:
            raise StepError(f"{variable} is “{wished}”, which is no program.")
        install(*packages)
    raise StepError(f"Not found after the installation: {names[0]}.", f"set {variable} to its path")


def install(*packages: str) -> None:
    """Install Debian packages, or raise StepError that says which ones are needed."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise StepError(
            f"These programs are missing: {', '.join(packages)}.",
            f"sudo apt-get install {' '.join(packages)} (or your system's packages of that kind)",
        )
    print(f"{INDENT}installing from the system's packages: {', '.join(packages)}")
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    processes.run(["apt-get", "update"], variables)
    words = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    processes.run(words, variables)
