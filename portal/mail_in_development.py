"""Writes mail into files, as Django does, and prints receiver, subject and links of each."""

from __future__ import annotations

import re
import sys

from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend as FileBackend

LINK = re.compile(r"https?://[^\s<>\"]+")


class EmailBackend(FileBackend):
    """Mail for one person at one screen."""

    def write_message(self, message: EmailMessage) -> None:
        """Write the mail, then say what it is about."""
        super().write_message(message)
        lines = [f"Mail to {', '.join(message.to)}: {message.subject}"]
        lines += [f"  {link.rstrip('.,;)')}" for link in LINK.findall(str(message.body))]
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
