"""A production portal refuses each unsafe setting, and says which one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import django
import pytest
from django.conf.global_settings import PASSWORD_HASHERS as DEFAULT_HASHERS

from portal.settings import security
from portal.settings.dev import DEFAULTS as DEVELOPMENT
from portal.settings.production import MIDDLEWARE
from portal.settings.security import CONTENT_SECURITY_POLICY
from portal.unsafe_settings import GUARDS, no_unsafe_settings
from tests.operation.running import ROOT, SAMPLE_ENVIRONMENT

SAFE_KEY = "h7Qw2ZkX9vLr4TnYpB6cJm3SfG1aEu5RoKiWxNtMqPyDl0Vd8z"
SAFE: dict[str, Any] = {
    "REFUSES_UNSAFE_SETTINGS": True,
    "SECRET_KEY": SAFE_KEY,
    "ALLOWED_HOSTS": ["portal.example.org", ".stadt.example.org"],
    "PUBLIC_URL": "https://portal.example.org",
    "DEBUG": False,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SECURE_SSL_REDIRECT": True,
    "MAIL_TRANSPORT": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_BACKEND": "jobs.mail.OutboxBackend",
    "EMAIL_HOST": "mail.example.org",
    "EMAIL_HOST_USER": "portal",
    "EMAIL_USE_TLS": True,
    "MEDIA_ROOT": "/srv/media",
    "PASSWORD_HASHERS": DEFAULT_HASHERS,
    "SESSION_COOKIE_NAME": security.SESSION_COOKIE_NAME,
    "CSRF_COOKIE_NAME": security.CSRF_COOKIE_NAME,
    "KNOWN_DEVICE_COOKIE_NAME": security.KNOWN_DEVICE_COOKIE_NAME,
}


def policy(directive: str, values: list[str] | str | None) -> dict[str, Any]:
    """Return the portal's policy with another value for one directive."""
    return {"DIRECTIVES": {**CONTENT_SECURITY_POLICY["DIRECTIVES"], directive: values}}


MAIL = "django.core.mail.backends."
UNSAFE: list[tuple[str, Any]] = [
    ("SECRET_KEY", DEVELOPMENT["SECRET_KEY"]),
    ("SECRET_KEY", "django-insecure-" + SAFE_KEY),
    ("SECRET_KEY", "x"),
    ("SECRET_KEY", SAFE_KEY[:49]),
    ("SECRET_KEY", "x" * 60),
    ("SECRET_KEY", "ab" * 40),
    ("SECRET_KEY", "geheim123!" * 8),
    ("SECRET_KEY", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
    ("SECRET_KEY_FALLBACKS", ["x"]),
    ("ALLOWED_HOSTS", ["*"]),
    ("ALLOWED_HOSTS", ["portal.example.org", "*"]),
    ("ALLOWED_HOSTS", ["portal.example.org", ".org"]),
    ("ALLOWED_HOSTS", ["portal.example.org", "."]),
    ("PUBLIC_URL", "http://portal.example.org"),
    ("PUBLIC_URL", "portal.example.org"),
    ("PUBLIC_URL", "https://elsewhere.example.net"),
    ("PUBLIC_URL", "https://a:b@portal.example.org"),
    ("PUBLIC_URL", "https://portal.example.org/portal"),
    ("PUBLIC_URL", "https://[portal.example.org"),
    ("PUBLIC_URL", "https://portal.example.org:99999"),
    ("PUBLIC_URL", "https://portal.example.org:"),
    ("PUBLIC_URL", "ftp://portal.example.org"),
    ("DEBUG", True),
    ("DEMO_ACCOUNTS", True),
    ("SESSION_COOKIE_SECURE", False),
    ("SESSION_COOKIE_HTTPONLY", False),
    ("CSRF_COOKIE_SECURE", False),
    ("SECURE_SSL_REDIRECT", False),
    ("SECURE_HSTS_SECONDS", 0),
    ("SECURE_CONTENT_TYPE_NOSNIFF", False),
    ("SESSION_COOKIE_SAMESITE", "None"),
    ("SESSION_COOKIE_SAMESITE", None),
    ("CSRF_COOKIE_SAMESITE", False),
    ("SESSION_COOKIE_DOMAIN", ".example.org"),
    ("CSRF_COOKIE_DOMAIN", ".example.org"),
    ("PASSWORD_HASHERS", ["django.contrib.auth.hashers.MD5PasswordHasher", *DEFAULT_HASHERS]),
    ("AUTH_PASSWORD_VALIDATORS", []),
    ("ACCOUNT_EMAIL_VERIFICATION", "optional"),
    ("ACCOUNT_PREVENT_ENUMERATION", False),
    ("ACCOUNT_REAUTHENTICATION_REQUIRED", False),
    ("ACCOUNT_RATE_LIMITS", False),
    ("MFA_RATE_LIMITS", {}),
    ("SESSION_SERIALIZER", "django.contrib.sessions.serializers.PickleSerializer"),
    ("CONTENT_SECURITY_POLICY", {}),
    ("CONTENT_SECURITY_POLICY", policy("script-src", ["'self'", "'unsafe-inline'"])),
    ("CONTENT_SECURITY_POLICY", policy("script-src", ["https:"])),
    ("CONTENT_SECURITY_POLICY", policy("default-src", ["*"])),
    ("CONTENT_SECURITY_POLICY", policy("script-src", ["'self' 'Unsafe-Inline'"])),
    ("CONTENT_SECURITY_POLICY", policy("script-src", "'self' https://*")),
    ("CONTENT_SECURITY_POLICY", policy("script-src", ["http://cdn.example.org"])),
    ("CONTENT_SECURITY_POLICY", policy("script-src-elem", ["blob:"])),
    ("CONTENT_SECURITY_POLICY", policy("script-src-attr", ["'unsafe-inline'"])),
    ("CONTENT_SECURITY_POLICY", {**CONTENT_SECURITY_POLICY, "EXCLUDE_URL_PREFIXES": ["/"]}),
    ("CONTENT_SECURITY_POLICY", policy("form-action", [])),
    ("CONTENT_SECURITY_POLICY", policy("frame-ancestors", None)),
    ("X_FRAME_OPTIONS", "ALLOWALL"),
    ("SECURE_REFERRER_POLICY", "unsafe-url"),
    ("SECURE_REFERRER_POLICY", None),
    ("SECURE_PROXY_SSL_HEADER", ("HTTP_X_FORWARDED_PROTO", "https")),
    *(("MIDDLEWARE", [each for each in MIDDLEWARE if each != guard]) for guard in GUARDS),
    ("CSRF_TRUSTED_ORIGINS", ["http://other.example.org"]),
    ("CSRF_TRUSTED_ORIGINS", ["https://*.example.org"]),
    ("EMAIL_BACKEND", MAIL + "console.EmailBackend"),
    ("MAIL_TRANSPORT", MAIL + "console.EmailBackend"),
    ("MAIL_TRANSPORT", MAIL + "filebased.EmailBackend"),
    ("MAIL_TRANSPORT", MAIL + "locmem.EmailBackend"),
    ("MAIL_TRANSPORT", MAIL + "dummy.EmailBackend"),
    ("EMAIL_USE_TLS", False),
    ("MEDIA_ROOT", str(ROOT / "design" / "static_build" / "media")),
    ("MEDIA_ROOT", str(ROOT)),
    ("MEDIA_ROOT", str(ROOT / "portal" / "templates")),
    ("MEDIA_ROOT", str(ROOT / "cases" / "locale" / "de")),
    ("MEDIA_ROOT", str(ROOT / "accounts")),
    ("MEDIA_ROOT", str(Path(django.__file__).parent.parent)),
    ("MEDIA_ROOT", str(Path(django.__file__).parent / "contrib" / "auth" / "templates")),
]
# What a sentence calls a setting that comes from another variable, or is one of several.
NAMED = {"MAIL_TRANSPORT": "EMAIL_URL", "EMAIL_USE_TLS": "EMAIL_URL"}
NAMED |= {"SECRET_KEY_FALLBACKS": "SECRET_KEY"}


@pytest.fixture
def production(settings: Any) -> Any:
    for name, value in SAFE.items():
        setattr(settings, name, value)
    return settings


def test_a_safe_portal_is_let_through(production: Any) -> None:
    assert no_unsafe_settings(None) == []


def test_keys_of_the_usual_generators_are_let_through(production: Any) -> None:
    for key in ("4f9d" + "0a7c31be58e26f94d1b7735ac0e8249f6d1c5b83e7a02946", SAMPLE_KEY, SAFE_KEY):
        production.SECRET_KEY = key
        assert no_unsafe_settings(None) == [], key


SAMPLE_KEY = SAMPLE_ENVIRONMENT["SECRET_KEY"]


def test_each_unsafe_setting_is_refused_by_name(production: Any) -> None:
    faults = []
    for name, value in UNSAFE:
        safe = getattr(production, name)
        setattr(production, name, value)
        errors = no_unsafe_settings(None)
        if not any(NAMED.get(name, name) in error.msg and error.is_serious() for error in errors):
            faults.append(f"{name} = {value}: {errors}")
        setattr(production, name, safe)
    assert faults == []


def test_all_that_is_unsafe_is_named_at_once(production: Any) -> None:
    production.SECRET_KEY = "x"
    production.ALLOWED_HOSTS = ["*"]
    production.PUBLIC_URL = "http://portal.example.org"
    text = " ".join(error.msg for error in no_unsafe_settings(None))
    assert all(name in text for name in ("SECRET_KEY", "ALLOWED_HOSTS", "PUBLIC_URL"))


def test_the_variable_debug_is_refused_too(
    production: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBUG", "on")
    assert "DEBUG" in no_unsafe_settings(None)[0].msg


def test_no_key_that_stands_in_a_file_of_the_project_is_taken(production: Any) -> None:
    files = [ROOT / "Dockerfile", *Path(ROOT / "portal" / "settings").glob("*.py")]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    keys = re.findall(r'SECRET_KEY(?:=|": ")([\w-]+)', text)
    assert len(keys) >= 3
    for key in keys:
        production.SECRET_KEY = key
        assert any("SECRET_KEY" in error.msg for error in no_unsafe_settings(None)), key
