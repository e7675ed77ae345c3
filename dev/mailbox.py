"""Shows the mail that the portal writes into a folder during development."""

from __future__ import annotations

import email
import re
from email import policy
from email.message import EmailMessage
from pathlib import Path

from dev.console import say

LINK = re.compile(r"https?://[^\s<>\"]+")
END_OF_MAIL = re.compile(rb"^-{79}\n", re.MULTILINE)


class Mailbox:
    """A folder of files, each with one or more mails, and what was shown of it already."""

    def __init__(self, folder: Path) -> None:
        """Take what lies there for shown."""
        self.folder = folder
        self.shown = {path: path.stat().st_size for path in self._files()}

    def print_new(self) -> None:
        """Print receiver, subject and links of mails that came since the last call."""
        for path in self._files():
            start = self.shown.get(path, 0)
            if path.stat().st_size > start:
                self.shown[path] = start + self._print_file(path, start)

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("*.log"))

    def _print_file(self, path: Path, start: int) -> int:
        """Print the complete mails from a position on; return how far that is."""
        with path.open("rb") as file:
            file.seek(start)
            new = file.read()
        done = 0
        for end in END_OF_MAIL.finditer(new):
            for line in describe(new[done : end.start()]):
                say(line)
            done = end.end()
        return done


def describe(source: bytes) -> list[str]:
    """Return the lines that say what a mail is about and which links it has."""
    mail = email.message_from_bytes(source.lstrip(), policy=policy.default)
    lines = [f"mail   | To {mail['To']}: {mail['Subject']}"]
    body = mail.get_body(("plain", "html")) if isinstance(mail, EmailMessage) else None
    text = body.get_content() if body else ""
    return lines + [f"mail   |   {link.rstrip('.,;)')}" for link in LINK.findall(text)]
