"""Settings for development: defaults for the environment first, then what production has."""

from __future__ import annotations

import os
from pathlib import Path

from portal.env import read_environment

ROOT = Path(__file__).resolve().parent.parent.parent
LOCAL = ROOT / ".local"
PORT = os.environ.get("PORT", "8000")
DATABASE_ADDRESS = LOCAL / "database-url"

DEFAULTS = {
    "SECRET_KEY": "only-for-development-and-never-for-a-portal-that-others-can-reach",
    "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
    "EMAIL_URL": f"filemail://{LOCAL / 'mail'}",
    "DEFAULT_FROM_EMAIL": "wissensportal@localhost",
    "PUBLIC_URL": f"http://localhost:{PORT}",
    "OPERATOR_NAME": "Musterbehörde (Muster)",
    "OPERATOR_REPRESENTATIVE": "Vertretung (Muster)",
    "OPERATOR_STREET": "Musterstraße 1",
    "OPERATOR_CITY": "00000 Musterstadt",
    "OPERATOR_EMAIL": "muster@example.org (Muster)",
    "OPERATOR_PHONE": "0000 000000 (Muster)",
    "STAFF_MFA_REQUIRED": "off",
    "LOG_LEVEL": "WARNING",
}
if DATABASE_ADDRESS.exists():
    DEFAULTS["DATABASE_URL"] = DATABASE_ADDRESS.read_text(encoding="utf-8").strip()
for name, value in DEFAULTS.items():
    os.environ.setdefault(name, value)

from portal.settings.production import *

ENVIRONMENT = read_environment()

# As in production; on shows Django's technical pages for what is missing or broken.
DEBUG = ENVIRONMENT.flag("DEBUG", default=False)
DEMO_ACCOUNTS = True
if os.environ["EMAIL_URL"] == DEFAULTS["EMAIL_URL"]:
    MAIL_TRANSPORT = "portal.mail_in_development.EmailBackend"
REFUSES_UNSAFE_SETTINGS = False
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_NAME = "session"
CSRF_COOKIE_NAME = "csrf"
KNOWN_DEVICE_COOKIE_NAME = "device"
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
STORAGES = {
    "default": {"BACKEND": "media_library.storage.MediaStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
