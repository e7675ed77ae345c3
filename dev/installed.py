"""Which of the pinned packages are not installed as they should be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePosixPath

# Pins with a marker are for some systems only: pip knows which.
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)\s*\\?$", re.MULTILINE)


def faulty_packages(requirements: Iterable[Path], packages: Path) -> list[str]:
    """Return the names of pinned packages that are missing, of another version, or lack files."""
    installed = {plain(each.name): each for each in distributions(path=[str(packages)])}
    pins = {pin for file in requirements for pin in PIN.findall(file.read_text(encoding="utf-8"))}
    return sorted(name for name, version in pins if is_faulty(installed.get(plain(name)), version))


def is_faulty(found: Distribution | None, version: str) -> bool:
    """Say whether a package is missing, of another version, or lacks files."""
    return found is None or found.version != version or lacks_files(found)


def lacks_files(package: Distribution) -> bool:
    """Say whether a folder or module that a package brought is gone, or empty."""
    files = [PurePosixPath(str(file)) for file in package.files or ()]
    first = {file.parts[0]: file for file in files if file.suffix in (".py", ".so")}
    paths = [Path(str(package.locate_file(file))) for file in first.values()]
    return not files or not all(path.exists() for path in paths)


def plain(name: str) -> str:
    """Return a package's name as all spell it."""
    return re.sub(r"[-_.]+", "-", name).lower()
