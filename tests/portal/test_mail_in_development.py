"""Mail during development: it lies in a file, and receiver, subject and links are shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.mail import EmailMessage, get_connection

TEXT = "Bitte öffnen Sie http://localhost:8000/account/confirm-email/abc/.\n"
SHOWN = (
    "Mail to neu@example.org: Bestätigen Sie Ihre Adresse\n"
    "  http://localhost:8000/account/confirm-email/abc/\n"
)


def test_each_mail_is_written_and_shown_with_its_links(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backend = get_connection(
        "portal.mail_in_development.EmailBackend", file_path=str(tmp_path / "mail")
    )
    mails = [
        EmailMessage("Bestätigen Sie Ihre Adresse", TEXT, to=["neu@example.org"]),
        EmailMessage("Ohne Adresse", "Nur Text", to=["a@example.org", "b@example.org"]),
    ]
    assert backend.send_messages(mails) == 2
    assert capsys.readouterr().out == SHOWN + "Mail to a@example.org, b@example.org: Ohne Adresse\n"
    (file,) = (tmp_path / "mail").iterdir()
    assert TEXT in file.read_text(encoding="utf-8")
