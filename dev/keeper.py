"""Runs a program with all that it starts, and ends it when whoever asked for it is gone.

Standard input is a pipe into which nobody writes: it ends once the owner has closed it or has
died, by whatever means. The program is this process's own child, so that no other can have its
number, and leads a group of which nothing remains after its end.
"""

from __future__ import annotations

import os
import pwd
import signal
import subprocess
import sys
import threading
from contextlib import suppress

PATIENCE = 15.0


def main(end_by: str, user: str, *command: str) -> int:
    """Run the command, as the user if one is named; return its exit code."""
    group = pwd.getpwnam(user).pw_gid if user else None
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        process_group=0,
        user=user or None,
        group=group,
        extra_groups=() if user else None,
    )
    ending = (child, signal.Signals[end_by])
    threading.Thread(target=end_with_owner, args=ending, daemon=True).start()
    code = child.wait()
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    return code if code >= 0 else 128 - code


def end_with_owner(child: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Wait for the owner's end, then end the child: politely first."""
    while os.read(0, 1):
        pass
    child.send_signal(number)
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
