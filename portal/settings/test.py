"""Settings of the tests: a production portal on a database, a mailbox and a key of their own."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

DEFAULTS = {
    "SECRET_KEY": "only-for-tests-only-for-tests-only-for-tests-only-for-tests",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "DATABASE_URL": "postgresql://portal@/portal",
    "EMAIL_URL": "memorymail://",
    "DEFAULT_FROM_EMAIL": "wissensportal@example.org",
    "PUBLIC_URL": "http://testserver",
    "OPERATOR_NAME": "Musterbehörde (Muster)",
    "OPERATOR_REPRESENTATIVE": "Vertretung (Muster)",
    "OPERATOR_STREET": "Musterstraße 1",
    "OPERATOR_CITY": "00000 Musterstadt",
    "OPERATOR_EMAIL": "muster@example.org",
    "OPERATOR_PHONE": "0000 000000",
    "LOG_LEVEL": "ERROR",
    # Tests of it switch it on: the model costs time.
    "SEMANTIC_SEARCH": "off",
}
for name, value in DEFAULTS.items():
    os.environ.setdefault(name, value)

from portal.settings.production import *

REFUSES_UNSAFE_SETTINGS = False
# What needs the server asks for it: tests/search_server.py.
ELASTICSEARCH_URL = ""
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_NAME = "session"
CSRF_COOKIE_NAME = "csrf"
KNOWN_DEVICE_COOKIE_NAME = "device"
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="portal-media-"))
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "media_library.storage.MediaStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
