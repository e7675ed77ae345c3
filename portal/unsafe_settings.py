"""Which settings a production portal refuses, each with a sentence that names it."""

from __future__ import annotations

import sysconfig
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.http.request import validate_host
from django.template import engines

from portal.env import TRUE_WORDS, read_environment
from portal.shipped_settings import changed_settings

SHORTEST_KEY = 50
FEWEST_PIECES = 40
# Parts of keys that stand in this repository, in templates of Django and in instructions.
PUBLISHED = ("only-for-", "unused", "django-insecure", "changeme", "change-me", "example", "muster")
SMTP = "django.core.mail.backends.smtp.EmailBackend"
MAIL_THAT_LEAVES = {
    "MAIL_TRANSPORT": (SMTP,),
    "EMAIL_BACKEND": ("jobs.mail.OutboxBackend", SMTP),
}
REFERRERS = ("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin")
AS_IT_IS = "Leave it as portal/settings/security.py has it."
LOCAL = ("", "localhost", "127.0.0.1", "::1")
MUST_BE_ON = (
    "SESSION_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY",
    "CSRF_COOKIE_SECURE",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "SECURE_CONTENT_TYPE_NOSNIFF",
    "AUTH_PASSWORD_VALIDATORS",
    "ACCOUNT_PREVENT_ENUMERATION",
    "ACCOUNT_REAUTHENTICATION_REQUIRED",
    "ACCOUNT_RATE_LIMITS",
    "MFA_RATE_LIMITS",
)
HASHERS = ("PBKDF2", "Argon2", "BCryptSHA256", "Scrypt")
SCHEMES = ("http:", "https:", "ws:", "wss:", "data:", "blob:", "filesystem:")
EXECUTED = (
    *("default-src", "script-src", "script-src-elem", "script-src-attr", "worker-src"),
    *("style-src", "style-src-elem", "style-src-attr", "object-src", "base-uri", "form-action"),
)
GUARDS = (
    "portal.body_limits.BodyLimitMiddleware",
    "portal.content_security.ContentSecurityMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "accounts.middleware.PrivateAnswerMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "accounts.middleware.StaffSecondFactorMiddleware",
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
    hint = "For example https://portal.example.org"
    try:
        address = urlsplit(settings.PUBLIC_URL)
        port = address.port
    except ValueError:
        yield f"PUBLIC_URL is “{settings.PUBLIC_URL}”: that is no address.", hint
        return
    if port == 0 or address.netloc.endswith(":"):
        yield f"PUBLIC_URL is “{settings.PUBLIC_URL}”: that is no port.", hint
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
            yield f"{name} is off.", AS_IT_IS
    for name in GUARDS:
        if name not in settings.MIDDLEWARE:
            yield f"MIDDLEWARE lacks {name}.", "Leave it as portal/settings/production.py has it."


def unsafe_cookies() -> Iterator[Finding]:
    """Yield cookies that other sites get, or make the browser send."""
    for cookie in ("SESSION_COOKIE", "CSRF_COOKIE"):
        if str(getattr(settings, f"{cookie}_SAMESITE")).lower() not in ("lax", "strict"):
            yield f"{cookie}_SAMESITE lets other sites send it along.", "Leave it at Lax."
        if getattr(settings, f"{cookie}_DOMAIN"):
            yield f"{cookie}_DOMAIN gives it to other hosts.", "Leave it out."


def unsafe_accounts() -> Iterator[Finding]:
    """Yield why a password could be read or an account be taken."""
    hasher = settings.PASSWORD_HASHERS[0].rpartition(".")[2]
    if not hasher.startswith(HASHERS):
        yield f"PASSWORD_HASHERS begins with {hasher}: stolen passwords could be read.", AS_IT_IS
    if settings.ACCOUNT_EMAIL_VERIFICATION != "mandatory":
        yield "ACCOUNT_EMAIL_VERIFICATION lets people in whose address is not theirs.", AS_IT_IS
    if "Pickle" in settings.SESSION_SERIALIZER:
        yield "SESSION_SERIALIZER runs what a session holds.", AS_IT_IS


def unsafe_pages() -> Iterator[Finding]:
    """Yield what would let a page run, frame or tell what it should not."""
    directives = settings.CONTENT_SECURITY_POLICY.get("DIRECTIVES", {})
    if settings.CONTENT_SECURITY_POLICY.get("EXCLUDE_URL_PREFIXES"):
        yield "CONTENT_SECURITY_POLICY leaves addresses out (EXCLUDE_URL_PREFIXES).", AS_IT_IS
    for name in EXECUTED:
        allowed = [word for word in words_of(directives.get(name)) if lets_much_through(word)]
        if allowed:
            yield f"CONTENT_SECURITY_POLICY allows {', '.join(allowed)} as {name}.", AS_IT_IS
    for name in ("default-src", "base-uri", "form-action", "frame-ancestors"):
        if not directives.get(name):
            yield f"CONTENT_SECURITY_POLICY does not limit {name}.", AS_IT_IS
    if settings.X_FRAME_OPTIONS.upper() not in ("DENY", "SAMEORIGIN"):
        yield "X_FRAME_OPTIONS lets other sites frame pages.", AS_IT_IS
    if settings.SECURE_REFERRER_POLICY not in REFERRERS:
        yield "SECURE_REFERRER_POLICY tells other sites what people read.", AS_IT_IS


def words_of(values: Any) -> list[str]:
    """Return the words of a directive, which may be a list or a text."""
    texts = [values] if isinstance(values, str) else values or ()
    return [word for text in texts for word in str(text).lower().split()]


def lets_much_through(word: str) -> bool:
    """Say whether a word of a policy stands for more than a site that is named."""
    return (
        "*" in word
        or word in SCHEMES
        or word.startswith(("http:", "ws:", "'unsafe-", "'strict-dynamic"))
    )


def unsafe_proxy() -> Iterator[Finding]:
    """Yield trust in headers that anybody can send."""
    if settings.SECURE_PROXY_SSL_HEADER and not read_environment().flag(
        "BEHIND_PROXY", default=False
    ):
        hint = "Set BEHIND_PROXY=on where a proxy sets that header, else leave it out."
        yield "SECURE_PROXY_SSL_HEADER is set without BEHIND_PROXY.", hint


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
    """Yield folders in which an upload would become a part of the portal or of a package."""
    media = Path(settings.MEDIA_ROOT).resolve()
    listed: list[Any] = [settings.STATIC_ROOT, *settings.STATICFILES_DIRS, *settings.LOCALE_PATHS]
    listed += [folder for engine in engines.all() for folder in engine.dirs]
    listed += [config.path for config in apps.get_app_configs()]
    listed += [sysconfig.get_path("stdlib"), sysconfig.get_path("purelib")]
    for folder in dict.fromkeys(Path(path).resolve() for path in listed):
        if media == folder or folder in media.parents or media in folder.parents:
            hint = "Give uploads a folder of their own."
            yield f"MEDIA_ROOT and the portal's own files share a folder ({folder}).", hint


FINDERS: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
    ("011", unsafe_keys),
    ("012", unsafe_hosts),
    ("013", unsafe_address),
    ("014", unsafe_switches),
    ("015", unsafe_origins),
    ("016", unsafe_mail),
    ("017", unsafe_folders),
    ("018", unsafe_cookies),
    ("019", unsafe_accounts),
    ("020", unsafe_pages),
    ("021", unsafe_proxy),
    ("022", changed_settings),
)
