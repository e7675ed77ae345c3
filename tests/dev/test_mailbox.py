"""Mail during development: subject and links of each mail are shown once."""

from __future__ import annotations

from pathlib import Path

import pytest

from dev.mailbox import Mailbox

MAIL = """Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit
Subject: =?utf-8?q?Best=C3=A4tigen_Sie_Ihre_Adresse?=
From: wissensportal@localhost
To: neu@example.org

Bitte öffnen Sie http://localhost:8000/account/confirm-email/abc/.
"""
END = "-" * 79 + "\n"
SHOWN = (
    "mail   | To neu@example.org: Bestätigen Sie Ihre Adresse\n"
    "mail   |   http://localhost:8000/account/confirm-email/abc/\n"
)


def test_new_mails_are_shown_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "20261123-080000-1.log"
    file.write_text(MAIL + END, encoding="utf-8")
    mailbox = Mailbox(tmp_path)
    file.write_text(MAIL + END + MAIL + END, encoding="utf-8")
    (tmp_path / "20261123-080100-2.log").write_text(MAIL + END, encoding="utf-8")
    mailbox.print_new()
    mailbox.print_new()
    assert capsys.readouterr().out == SHOWN * 2


def test_a_mail_that_is_still_being_written_waits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mailbox = Mailbox(tmp_path)
    file = tmp_path / "1.log"
    file.write_text(MAIL, encoding="utf-8")
    mailbox.print_new()
    assert capsys.readouterr().out == ""
    file.write_text(MAIL + END, encoding="utf-8")
    mailbox.print_new()
    assert capsys.readouterr().out == SHOWN
