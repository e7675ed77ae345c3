"""A small mail server on a port of this machine, which can be away, slow, or refuse a receiver."""

from __future__ import annotations

import email
import socketserver
import threading
from email import policy
from email.message import EmailMessage
from typing import Any, cast

from portal.settings import production

HOST = "127.0.0.1"
MEMORY = "django.core.mail.backends.locmem.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
END_OF_DATA = b".\r\n"


class SmtpServer(socketserver.ThreadingTCPServer):
    """Takes mail like a server of RFC 5321, as far as smtplib asks for it."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        """Listen at once; the port is free to choose, so that a server can come back."""
        self.mailbox: list[EmailMessage] = []
        self.refused: set[str] = set()
        self.asked = threading.Event()
        self.may_answer = threading.Event()
        self.may_answer.set()
        super().__init__((HOST, port), Conversation)
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}).start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    def go_away(self) -> None:
        """Listen no more."""
        self.shutdown()
        self.server_close()


class Conversation(socketserver.StreamRequestHandler):
    """What a client says, line by line."""

    def handle(self) -> None:
        """Answer until the client leaves."""
        self.say("220 here")
        for line in self.rfile:
            word, _, rest = line.decode().strip().partition(" ")
            answer = getattr(self, f"on_{word.lower()}", self.on_other)(rest)
            self.say(answer)
            if word.lower() == "quit":
                return

    def say(self, answer: str) -> None:
        """Write a line."""
        self.wfile.write(f"{answer}\r\n".encode())

    def on_other(self, rest: str) -> str:
        """Agree: to a greeting, a sender, an end."""
        return "250 fine"

    def on_rcpt(self, rest: str) -> str:
        """Refuse who is unknown."""
        receiver = rest.partition("<")[2].partition(">")[0]
        return "550 unknown" if receiver in self.mail_server.refused else "250 fine"

    def on_data(self, rest: str) -> str:
        """Take a mail: it counts when it is answered."""
        self.say("354 go on")
        lines = list(iter(self.rfile.readline, END_OF_DATA))
        self.mail_server.asked.set()
        if not self.mail_server.may_answer.is_set():
            self.mail_server.may_answer.wait()
            return "451 too late"
        mail = email.message_from_bytes(b"".join(lines), policy=policy.default)
        self.mail_server.mailbox.append(mail)
        return "250 taken"

    @property
    def mail_server(self) -> SmtpServer:
        """The server of this conversation."""
        return cast(SmtpServer, self.server)


def queue_mail(settings: Any) -> None:
    """Let mail wait in the outbox, as in a running portal; it is sent into memory."""
    settings.EMAIL_BACKEND = production.EMAIL_BACKEND
    settings.MAIL_TRANSPORT = MEMORY


def send_to(settings: Any, port: int) -> None:
    """Let mail wait in the outbox; it is sent to a port of this machine."""
    queue_mail(settings)
    settings.MAIL_TRANSPORT = SMTP
    settings.EMAIL_HOST, settings.EMAIL_PORT = HOST, port
