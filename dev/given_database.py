"""A database server that DATABASE_URL names: asked once, so that a dead one costs one sentence."""

from __future__ import annotations

import os
import subprocess

from dev.console import INDENT, StepError, say
from dev.environment import child_environment
from dev.places import PYTHON

SCHEMES = ("postgres", "postgresql")
ADVICE = "start that server, correct the address, or leave DATABASE_URL out: then one is brought"
QUESTION = """
import os, sys, psycopg
try:
    psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=5).close()
except psycopg.Error as failure:
    sys.exit(str(failure).strip().splitlines()[0])
"""


def given_address() -> str:
    """Return DATABASE_URL once its server answers, empty where it is not set; else StepError."""
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        return ""
    if address.partition(":")[0] not in SCHEMES:
        raise StepError("DATABASE_URL does not begin with postgresql://.", ADVICE)
    answer = subprocess.run(
        [str(PYTHON), "-c", QUESTION],
        env=child_environment(DATABASE_URL=address),
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        reason = (answer.stderr.strip().splitlines() or ["no answer"])[-1]
        raise StepError(f"The server that DATABASE_URL names does not answer: {reason}", ADVICE)
    say(f"{INDENT}DATABASE_URL is set: its server is used")
    return address
