"""Asks the portal in this process, as its server would, and counts what that costs."""

from __future__ import annotations

import io
import re
import statistics
import time
from dataclasses import asdict, dataclass
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from portal.page_cache import page_memory

ROUNDS = 15
BARE = "/bare-view-of-the-benchmark/"


@dataclass
class Cost:
    """What one address costs, uncached: medians, and the 95th of 100 for the database."""

    name: str
    address: str
    milliseconds: float
    times_bare: float
    statements: int
    database_p95: float

    def as_row(self) -> dict[str, Any]:
        """Return the cost as JSON takes it."""
        return asdict(self)


class Portal:
    """The portal's WSGI application, asked without any network."""

    def __init__(self) -> None:
        """Load the middleware."""
        self.application = WSGIHandler()

    def get(self, address: str) -> str:
        """Return the body of an answer that no cache has; anything but 200 is an error."""
        page_memory.clear()
        environ = RequestFactory(SERVER_NAME="localhost").get(address).environ
        answer = self.application(
            {**environ, "wsgi.input": io.BytesIO()}, lambda *_head: lambda _body: None
        )
        body = b"".join(answer)
        answer.close()
        if answer.status_code != 200:
            raise SystemExit(f"{address} answers {answer.status_code}")
        return body.decode(errors="replace")

    def seconds(self, address: str) -> float:
        """Return how long one answer takes."""
        begun = time.perf_counter()
        self.get(address)
        return time.perf_counter() - begun

    def cost(self, name: str, address: str) -> Cost:
        """Measure an address and the bare view in turns."""
        for warm in (address, BARE):
            self.get(warm)
        pairs = [(self.seconds(address), self.seconds(BARE)) for _round in range(ROUNDS)]
        times, numbers = zip(*(self.database(address) for _round in range(ROUNDS)), strict=True)
        return Cost(
            name,
            address,
            round(statistics.median(page for page, _bare in pairs) * 1000, 1),
            round(statistics.median(page / bare for page, bare in pairs), 1),
            int(statistics.median(numbers)),
            round(statistics.quantiles(times, n=20)[-1] * 1000, 1),
        )

    def database(self, address: str) -> tuple[float, int]:
        """Return the seconds that the database took, its client included, and the statements."""
        with CaptureQueriesContext(connection) as captured:
            self.get(address)
        return sum(float(each["time"]) for each in captured.captured_queries), len(captured)

    def filtered(self, address: str, names: tuple[str, ...]) -> str:
        """Return a list's address with the first value of its first two filters."""
        body = self.get(address)
        found = {name: first_value(body, name) for name in names}
        chosen = [f"{name}={value}" for name, value in found.items() if value][:2]
        return f"{address}?{'&'.join(chosen)}"


def first_value(body: str, name: str) -> str:
    """Return the first value that a page offers for a parameter, by field or by link."""
    field = re.search(rf'name="{name}" value="([^"]+)"', body)
    option = re.search(rf'name="{name}".*?<option value="([^"]+)"', body, re.DOTALL)
    link = re.search(rf'[?;&]{name}=([^"&]+)"', body)
    found = field or option or link
    return found[1] if found else ""


def statements_of_admin(client: Client, address: str) -> int:
    """Return the statements of a view of the admin, on its second visit."""
    client.get(address, SERVER_NAME="localhost")
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address, SERVER_NAME="localhost")
    if answer.status_code != 200:
        raise SystemExit(f"{address} answers {answer.status_code}")
    return len(captured)
