"""Programs of the machine that the tests need: found, installed where that is allowed, or named."""

from __future__ import annotations

import os
import shutil

from dev import processes
from dev.console import INDENT, StepError, say

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_PACKAGES = ("chromium", "fonts-liberation")
GETTEXT_PROGRAMS = ("xgettext", "msgmerge", "msgattrib", "msguniq")


def need_gettext() -> None:
    """Make sure of GNU gettext's programs."""
    if not all(map(shutil.which, GETTEXT_PROGRAMS)):
        install("gettext")


def need_test_programs() -> dict[str, str]:
    """Make sure of Chromium, Java and gettext; return CHROMIUM and JAVA as paths.

    Raises StepError that names what to install where this process may not do so itself.
    """
    need_gettext()
    if not find("CHROMIUM", CHROMIUM_NAMES):
        install(*BROWSER_PACKAGES)
    if not find("JAVA", ("java",)):
        install("default-jre-headless")
    found = {"CHROMIUM": find("CHROMIUM", CHROMIUM_NAMES), "JAVA": find("JAVA", ("java",))}
    absent = [name for name, path in found.items() if not path]
    if absent:
        raise StepError(
            f"Not found after the installation: {', '.join(absent)}.",
            f"install it and set the variable to its path: {absent[0]}=/path make test",
        )
    return found


def find(variable: str, names: tuple[str, ...]) -> str:
    """Return the path that the variable names, else the first program found; empty for none."""
    wish = os.environ.get(variable, "")
    if wish:
        path = shutil.which(wish)
        if not path:
            raise StepError(f"{variable} is “{wish}”, which is no program.", f"correct {variable}")
        return path
    return next((path for path in map(shutil.which, names) if path), "")


def install(*packages: str) -> None:
    """Install Debian packages, or raise StepError that says which ones are needed."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise StepError(
            f"These programs are missing: {', '.join(packages)}.",
            f"sudo apt-get install {' '.join(packages)} (or your system's packages of that kind)",
        )
    say(f"{INDENT}installing from the system's packages: {', '.join(packages)}")
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    processes.run("apt-update", ["apt-get", "update"], variables)
    words = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    processes.run("apt-install", words, variables)
