"""System checks of the project's own rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.utils.translation import check_for_language

from portal.env import MOST_CACHE_ENTRIES

DEMO_DOMAIN = "@demo.example"


@register(Tags.database)
def database_knows_umlauts(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a database whose character type is C: it would not find “ärzte” for “Ärzte”."""
    if not kwargs.get("databases"):
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower('Ä')")
        row = cursor.fetchone()
    if row and row[0] == "ä":
        return []
    return [
        Error(
            "The database does not know umlauts: lower('Ä') is not 'ä'.",
            hint="Create it with a UTF-8 character type, for example LC_CTYPE C.UTF-8.",
            id="portal.E001",
        )
    ]


@register(Tags.translation)
def languages_have_messages(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a language that Django would not speak, because there is no message file for it."""
    return [
        Error(
            f"There is no message file for the language “{code}”.",
            hint="Run manage.py build_messages, which makes one without messages.",
            id="portal.E011",
        )
        for code, _name in settings.LANGUAGES
        if not check_for_language(code)
    ]


@register(Tags.security)
def no_demo_accounts_in_production(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse demo accounts, whose passwords are public, outside development."""
    if settings.DEMO_ACCOUNTS:
        return []
    users = apps.get_model(settings.AUTH_USER_MODEL)
    try:
        exist = users.objects.filter(email__endswith=DEMO_DOMAIN, is_active=True).exists()
    except (DatabaseError, ImproperlyConfigured):
        return []
    if not exist:
        return []
    return [
        Error(
            "There are demo accounts, and their passwords are public.",
            hint=f"Delete or deactivate all accounts that end with {DEMO_DOMAIN}.",
            id="portal.E002",
        )
    ]


@register(Tags.security, deploy=True)
def rate_limits_last(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a cache that forgets rate limits, or that each process has for itself."""
    cache: Any = settings.CACHES["default"]
    kind = str(cache["BACKEND"]).rpartition(".")[2]
    most = cache.get("OPTIONS", {}).get("MAX_ENTRIES", MOST_CACHE_ENTRIES)
    if kind not in ("LocMemCache", "DummyCache") and most >= MOST_CACHE_ENTRIES:
        return []
    return [
        Error(
            f"CACHE_URL is a {kind} of {most} entries: it does not keep the rate limits.",
            hint=f"Leave CACHE_URL empty, or name a shared cache of {MOST_CACHE_ENTRIES} entries.",
            id="portal.E010",
        )
    ]


@register(Tags.staticfiles, deploy=True)
def static_files_are_collected(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse to start without the list of static files: each page, even the 500, would fail."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists() or not isinstance(staticfiles_storage, ManifestFilesMixin):
        return []
    return [
        Error(
            f"The static files are not collected: {manifest} is missing.",
            hint="Run `manage.py collectstatic --no-input` after each update.",
            id="portal.E003",
        )
    ]
