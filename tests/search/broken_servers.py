"""Servers that answer a search in every way but the right one."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

HEAD = "HTTP/1.1 {}\r\nX-Elastic-Product: Elasticsearch\r\nContent-Type: application/json\r\n"
BLOCKED = '{"error":{"type":"cluster_block_exception","reason":"flood stage"},"status":429}'
ANSWERS = {
    "500": ("500 Internal Server Error", '{"error":{"type":"x"},"status":500}'),
    "503": ("503 Service Unavailable", ""),
    "429": ("429 Too Many Requests", BLOCKED),
    "403": ("403 Forbidden", '{"error":{"type":"cluster_block_exception"},"status":403}'),
    "507": ("507 Insufficient Storage", BLOCKED.replace("429", "507")),
    "404": ("404 Not Found", '{"error":{"type":"index_not_found_exception"},"status":404}'),
    "no results": ("200 OK", '{"took":1}'),
    "no JSON": ("200 OK", "<!doctype html><title>Proxy</title>"),
}
BEHAVIOURS = ("stopped", "silent", "dripping", *ANSWERS)
MOST_BYTES = 100
SECONDS_BETWEEN_BYTES = 0.05


class Server(socketserver.ThreadingTCPServer):
    """Counts who comes; `ending` lets those go that it keeps waiting."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, behaviour: str) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviour = behaviour
        self.visits = 0
        self.ending = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(socketserver.BaseRequestHandler):
    """Answers as its server is told."""

    server: Server

    def handle(self) -> None:
        self.server.visits += 1
        with suppress(OSError):
            self.request.recv(65_536)
            if self.server.behaviour == "silent":
                self.server.ending.wait()
            elif self.server.behaviour == "dripping":
                self.drip()
            else:
                status, body = ANSWERS[self.server.behaviour]
                head = HEAD.format(status) + f"Content-Length: {len(body)}\r\n\r\n"
                self.request.sendall((head + body).encode())

    def drip(self) -> None:
        head = HEAD.format("200 OK") + f"Content-Length: {MOST_BYTES}\r\n\r\n"
        self.request.sendall(head.encode())
        for _byte in range(MOST_BYTES):
            self.request.sendall(b" ")
            if self.server.ending.wait(SECONDS_BETWEEN_BYTES):
                return


@contextmanager
def broken_server(behaviour: str) -> Iterator[Server]:
    """Run a server on a free port; one that is stopped only had the port."""
    server = Server(behaviour)
    if behaviour == "stopped":
        server.server_close()
        yield server
        return
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.ending.set()
        server.shutdown()
        server.server_close()
