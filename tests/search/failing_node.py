"""A real server that can fail in the middle of its work, and come back at the same address."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from tests.search.broken_servers import ANSWERS, HEAD

WORKS, STOPPED, SILENT = "works", "stopped", "silent"


class FailingNode(socketserver.ThreadingTCPServer):
    """Stands before a real server and hands on what it is asked, as long as it works.

    Connections that were open when it fails end, as those of a killed process do; where it is
    silent they stay open and are never answered.
    """

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, address: str) -> None:
        super().__init__(("127.0.0.1", 0), Connection)
        self.upstream = (urlsplit(address).hostname, urlsplit(address).port or 9200)
        self.behaviour = WORKS
        self.changed = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def become(self, behaviour: str) -> None:
        """Fail, or work again."""
        self.behaviour = behaviour
        self.changed.set()
        self.changed = threading.Event()


class Connection(socketserver.BaseRequestHandler):
    """One connection of a client."""

    server: FailingNode

    def handle(self) -> None:
        with suppress(OSError), socket.create_connection(self.server.upstream) as upstream:
            threading.Thread(target=self.answer_from, args=[upstream], daemon=True).start()
            while asked := self.request.recv(65_536):
                if self.server.behaviour != WORKS:
                    self.fail()
                    return
                upstream.sendall(asked)

    def answer_from(self, upstream: socket.socket) -> None:
        with suppress(OSError):
            while answered := upstream.recv(65_536):
                self.request.sendall(answered)

    def fail(self) -> None:
        if self.server.behaviour == SILENT:
            self.server.changed.wait()
        elif self.server.behaviour != STOPPED:
            status, body = ANSWERS[self.server.behaviour]
            head = HEAD.format(status) + f"Content-Length: {len(body)}\r\n\r\n"
            self.request.sendall((head + body).encode())


@contextmanager
def failing_node(address: str) -> Iterator[FailingNode]:
    """Run it on a free port."""
    node = FailingNode(address)
    threading.Thread(target=node.serve_forever, daemon=True).start()
    try:
        yield node
    finally:
        node.become(STOPPED)
        node.shutdown()
        node.server_close()
