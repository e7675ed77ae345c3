"""The front server that the manual shows takes slow and large bodies off the portal."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from portal.body_limits import LARGEST_FORM, LARGEST_UPLOAD, MEGABYTE
from tests.operation.running import ROOT

TEXT = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
SETTINGS = re.findall(r"^\s*(\w+)\s+([^;{}\n]*);", TEXT, re.MULTILINE)
# What an nginx needs around it to look at the file as nobody special, on any machine.
FRAME = """
pid {folder}/pid; error_log {folder}/errors; events {{}}
http {{ access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
include {folder}/portal.conf; }}
"""


def values(name: str) -> list[str]:
    return [value for key, value in SETTINGS if key == name]


def test_it_lets_through_what_the_portal_takes_and_nothing_larger() -> None:
    sizes = [f"{limit // MEGABYTE}m" for limit in (LARGEST_FORM, LARGEST_UPLOAD)]
    assert values("client_max_body_size") == sizes


def test_it_waits_for_a_whole_body_and_not_for_long() -> None:
    assert values("proxy_request_buffering") == ["on"]
    assert {"10s"} <= set(values("client_body_timeout"))
    assert values("client_header_timeout") == ["10s"]


def test_it_says_itself_who_asks_and_how() -> None:
    headers = dict(value.split(" ", 1) for value in values("proxy_set_header"))
    assert headers["X-Forwarded-For"] == "$remote_addr"
    assert headers["X-Forwarded-Proto"] == "$scheme"
    assert headers["Host"] == "$host"
    assert headers["Script-Name"] == '""'
    assert TEXT.count("access_log off") == TEXT.count("\nserver {")


@pytest.mark.skipif(not shutil.which("nginx"), reason="needs nginx, which the portal does not")
def test_nginx_takes_the_file(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key", tmp_path / "crt"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=a.example"]
    subprocess.run([*make, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    text = TEXT.replace("/etc/ssl/portal.example.org.", f"{tmp_path}/")
    (tmp_path / "portal.conf").write_text(text, encoding="utf-8")
    (tmp_path / "nginx.conf").write_text(FRAME.format(folder=tmp_path), encoding="utf-8")
    said = subprocess.run(
        ["nginx", "-t", "-c", tmp_path / "nginx.conf", "-e", tmp_path / "errors"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr
