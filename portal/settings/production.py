"""Settings of a running portal: the base of all others, safe by default."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from portal.env import SAMPLE_MARK, read_environment, sample_operator_variables
from portal.rooms import ROOMS

ENVIRONMENT = read_environment()
BASE_DIR = Path(__file__).resolve().parent.parent.parent

DEBUG = False
# Accounts with a public password, for trying out.
DEMO_ACCOUNTS = False
# Whether a process refuses to start with what portal/unsafe_settings.py finds.
REFUSES_UNSAFE_SETTINGS = True
SECRET_KEY = ENVIRONMENT.text("SECRET_KEY")
ALLOWED_HOSTS = ENVIRONMENT.words("ALLOWED_HOSTS")
PUBLIC_URL = ENVIRONMENT.text("PUBLIC_URL").rstrip("/")
WAGTAILADMIN_BASE_URL = PUBLIC_URL
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
# Whatever a header says, the portal lies at the root of its host.
FORCE_SCRIPT_NAME = ""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Whether search also goes by meaning, where the model is installed (ADR 0032).
SEMANTIC_SEARCH = ENVIRONMENT.flag("SEMANTIC_SEARCH", default=True)
SITE_NAME = _("Knowledge portal for smart cities and regions")

INSTALLED_APPS = [
    *ROOMS,
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "accounts.wagtail_users.AccountManagementConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.sites",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_structlog",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "portal.isolation.IsolationMiddleware",
    "portal.database_cache.RequestMemoryMiddleware",
    "portal.body_limits.BodyLimitMiddleware",
    "portal.page_cache.PageCacheMiddleware",
    "portal.content_security.ContentSecurityMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "accounts.middleware.PrivateAnswerMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "portal.slashes.SlashMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.AccountLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "accounts.middleware.StaffSecondFactorMiddleware",
    "editorial.acting.ActingPersonMiddleware",
    "editorial.known_pages.KnownPagesMiddleware",
    "editorial.rows.RowsMiddleware",
    "portal.bad_input.BadInputMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "portal" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "portal.context_processors.layout",
                "portal.context_processors.signed_in",
                "search.context_processors.search_box",
            ],
        },
    },
]

DATABASES = {"default": ENVIRONMENT.database()}
CACHES = {"default": ENVIRONMENT.cache()}
# Renditions stand in the database already; Wagtail would copy those of a list into a cache there.
CACHES["renditions"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]},
}

vars().update(ENVIRONMENT.email())
# All mail waits in the outbox (ADR 0023); the worker hands it to the server of EMAIL_URL.
MAIL_TRANSPORT: str = str(ENVIRONMENT.email()["EMAIL_BACKEND"])
EMAIL_BACKEND = "jobs.mail.OutboxBackend"
DEFAULT_FROM_EMAIL = ENVIRONMENT.text("DEFAULT_FROM_EMAIL")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Assigned by GovData to those whose catalogue it reads, an address below dcat-ap.de.
DCAT_CONTRIBUTOR_ID = ENVIRONMENT.text("DCAT_CONTRIBUTOR_ID", default="")
OPERATOR = {
    "name": ENVIRONMENT.text("OPERATOR_NAME"),
    "representative": ENVIRONMENT.text("OPERATOR_REPRESENTATIVE"),
    "street": ENVIRONMENT.text("OPERATOR_STREET"),
    "city": ENVIRONMENT.text("OPERATOR_CITY"),
    "email": ENVIRONMENT.text("OPERATOR_EMAIL"),
    "phone": ENVIRONMENT.text("OPERATOR_PHONE"),
}
OPERATOR_IS_SAMPLE = bool(sample_operator_variables(ENVIRONMENT))

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / ".local" / "static"
STATICFILES_DIRS = [BASE_DIR / "design" / "static_build"]
MEDIA_URL = "/media/"
MEDIA_ROOT = ENVIRONMENT.path("MEDIA_ROOT", BASE_DIR / ".local" / "media")
STORAGES = {
    "default": {"BACKEND": "media_library.storage.MediaStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

from portal.settings.editor import *
from portal.settings.i18n import *
from portal.settings.languages import *
from portal.settings.logs import *
from portal.settings.search import *
from portal.settings.security import *


def refuse_sample_operator() -> None:
    """Raise ImproperlyConfigured while the imprint would name nobody."""
    names = sample_operator_variables(ENVIRONMENT)
    if names:
        raise ImproperlyConfigured(f"Still “{SAMPLE_MARK}” in: " + ", ".join(names))


# Development and tests import this module too; only a process that is started with it refuses.
if os.environ.get("DJANGO_SETTINGS_MODULE") == __name__:
    refuse_sample_operator()
