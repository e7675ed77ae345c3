"""The steps that people take with their accounts, in a browser without script."""

from __future__ import annotations

import re
import time
from html import unescape
from typing import Any, Protocol

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories.people import PASSWORD, SECRET

LINK = re.compile(r"https?://\S+")


class Answer(Protocol):
    """What a page came back as."""

    @property
    def content(self) -> bytes: ...


def present_code(secret: str = SECRET) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post(reverse("account_login"), {"login": email, "password": password, **more})


def sign_up(client: Client, email: str, language: str = "de", **more: str) -> Any:
    fields = {"email": email, "password1": PASSWORD, "password2": PASSWORD, **more}
    return client.post(f"{reverse('account_signup')}?lang={language}", fields)


def confirm_password(client: Client) -> None:
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def confirm_by_mail(client: Client) -> None:
    """Do what comes before the first second factor: password, then the code of a mail."""
    confirm_password(client)
    url = reverse("mfa_confirm_by_mail")
    client.post(url, {"send": "1"})
    client.post(url, {"code": code_of_last_mail()})


def code_of_last_mail() -> str:
    found = re.search(r"^[A-Z]{4}-[A-Z]{4}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found.group()


def text_of(response: Answer) -> str:
    """Return the words of the main part of a page."""
    html = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def link_of_last_mail() -> str:
    """Return the first address in the mail that was sent last."""
    found = LINK.search(str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found.group().removeprefix("http://testserver")


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user).exists()
