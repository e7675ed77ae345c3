"""Which settings a production portal refuses, each with a sentence that names it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.http.request import validate_host

from portal.env import TRUE_WORDS, read_environment

SHORTEST_KEY = 50
FEWEST_PIECES = 40
# Parts of keys that stand in this repository, in templates of Django and in instructions.
PUBLISHED = ("only-for-", "unused", "django-insecure", "changeme", "change-me", "example", "muster")
SMTP = "django.core.mail.backends.smtp.EmailBackend"
MAIL_THAT_LEAVES = {
    "MAIL_TRANSPORT": (SMTP,),
    "EMAIL_BACKEND": ("jobs.mail.OutboxBackend", SMTP),
}
LOCAL = ("", "localhost", "127.0.0.1", "::1")
MUST_BE_ON = (
    "SESSION_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY",
    "CSRF_COOKIE_SECURE",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "SECURE_CONTENT_TYPE_NOSNIFF",
)
Finding = tuple[str, str]


@register(Tags.security)
def no_unsafe_settings(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse every unsafe setting at once, before anything of a production portal starts."""
    if not settings.REFUSES_UNSAFE_SETTINGS:
        return []
    return [
        Error(message, hint=hint, id=f"portal.E{number}")
        for number, find in FINDERS
        for message, hint in find()
    ]


def unsafe_keys() -> Iterator[Finding]:
    """Yield what is wrong with the keys that sign sessions and links in mails."""
    hint = "Make one: python -c 'import secrets; print(secrets.token_urlsafe(50))'"
    for key in map(str, [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]):
        if any(part in key.lower() for part in PUBLISHED):
            yield "SECRET_KEY is a key that is published: everybody could sign in.", hint
        elif len(key) < SHORTEST_KEY:
            yield f"SECRET_KEY has {len(key)} characters, {SHORTEST_KEY} are needed.", hint
        elif is_guessable(key):
            yield "SECRET_KEY repeats itself or follows an order: it can be guessed.", hint


def is_guessable(key: str) -> bool:
    """Say whether a long key has little chance in it: few different pieces, or an alphabet."""
    pieces = {key[start : start + 3] for start in range(len(key) - 2)}
    steps = [ord(after) - ord(before) for before, after in pairwise(key)]
    in_order = sum(step in (-1, 0, 1) for step in steps)
    return len(pieces) < FEWEST_PIECES or in_order * 2 > len(steps)


def unsafe_hosts() -> Iterator[Finding]:
    """Yield names that are no names of this portal alone."""
    for host in settings.ALLOWED_HOSTS:
        if "*" in host or ("." not in host.strip(".") and host.startswith(".")):
            hint = "Name the hosts of the portal, separated by commas."
            yield f"ALLOWED_HOSTS lets “{host}” through: links in mails could lead anywhere.", hint


def unsafe_address() -> Iterator[Finding]:
    """Yield what is wrong with the public address."""
    address = urlsplit(settings.PUBLIC_URL)
    hint = "For example https://portal.example.org"
    if address.scheme != "https":
        yield f"PUBLIC_URL is “{settings.PUBLIC_URL}”: it has to begin with https://.", hint
    if not validate_host(address.hostname or "", settings.ALLOWED_HOSTS):
        yield "PUBLIC_URL names a host that is not among ALLOWED_HOSTS.", hint
    if address.path or address.query or address.fragment or "@" in address.netloc:
        yield "PUBLIC_URL has more than https://, host and port.", hint


def unsafe_switches() -> Iterator[Finding]:
    """Yield switches that stand wrong."""
    if settings.DEBUG or read_environment().text("DEBUG").lower() in TRUE_WORDS:
        yield "DEBUG is on: errors would show settings and data.", "Leave DEBUG out."
    if settings.DEMO_ACCOUNTS:
        yield "DEMO_ACCOUNTS is on: their password is public.", "Leave it off."
    for name in MUST_BE_ON:
        if not getattr(settings, name):
            yield f"{name} is off.", "Leave it as portal/settings/security.py has it."
    if settings.CSRF_COOKIE_SAMESITE in (None, "None") or settings.SESSION_COOKIE_SAMESITE in (
        None,
        "None",
    ):
        yield "A cookie is sent along from other sites (SAMESITE).", "Leave it at Lax."


def unsafe_origins() -> Iterator[Finding]:
    """Yield other sites that may send forms."""
    for origin in settings.CSRF_TRUSTED_ORIGINS:
        if not origin.startswith("https://") or "*" in origin:
            hint = "Name one https address, or none."
            yield f"CSRF_TRUSTED_ORIGINS trusts “{origin}”.", hint


def unsafe_mail() -> Iterator[Finding]:
    """Yield why mail would reach nobody, or a password be read on its way."""
    hint = "For example smtp+tls://user:password@mail.example.org:587"
    for name, backends in MAIL_THAT_LEAVES.items():
        backend = getattr(settings, name)
        if backend not in backends:
            yield f"EMAIL_URL or {name} names no mail server ({backend}): no mail leaves.", hint
    is_open = not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL)
    if is_open and settings.EMAIL_HOST_USER and settings.EMAIL_HOST not in LOCAL:
        yield "EMAIL_URL sends its password without encryption.", hint


def unsafe_folders() -> Iterator[Finding]:
    """Yield folders in which an upload would become a part of the portal."""
    media = Path(settings.MEDIA_ROOT).resolve()
    static = [settings.STATIC_ROOT, *settings.STATICFILES_DIRS]
    for folder in (Path(path).resolve() for path in static):
        if media == folder or folder in media.parents or media in folder.parents:
            hint = "Give uploads a folder of their own."
            yield f"MEDIA_ROOT and the static files share a folder ({folder}).", hint


FINDERS: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
    ("011", unsafe_keys),
    ("012", unsafe_hosts),
    ("013", unsafe_address),
    ("014", unsafe_switches),
    ("015", unsafe_origins),
    ("016", unsafe_mail),
    ("017", unsafe_folders),
)
