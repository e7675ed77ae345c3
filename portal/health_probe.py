"""Asks the server of this machine whether it can serve; for a container's health check.

Needs no Django: it runs every few seconds. `python -m portal.health_probe` ends with 0 or 1.
"""

from __future__ import annotations

import http.client
import os
import sys

PORT = 8000
SECONDS = 5


def host() -> str:
    """Return a name under which the portal answers."""
    first = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".")
    return first if first not in ("", "*") else "localhost"


def is_ready(port: int = PORT) -> bool:
    """Say whether /health/ready answers 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        connection.request("GET", "/health/ready", headers={"Host": host()})
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if is_ready() else 1)
