"""The languages of the portal, one row each (ADR 0026); all that depends on them follows below."""

from __future__ import annotations

from pathlib import Path

from django.conf import locale
from django.utils.translation import gettext_lazy as _

from portal.rooms import ROOMS
from taxonomy.languages import Language

LANGUAGE_CODE = "de"
# In the order in which the portal offers them. A further row is all that a further language needs.
PORTAL_LANGUAGES = [
    Language(
        code="de",
        name=_("German"),
        phrase=_("in German"),
        own_name="Deutsch",
        search_configuration="german",
        browser_locale="de-DE",
        admin=True,
    ),
    Language(
        code="en",
        name=_("English"),
        phrase=_("in English"),
        own_name="English",
        search_configuration="english",
        browser_locale="en-GB",
        admin=True,
    ),
    # Leichte Sprache is a locale of its own (ADR 0010).
    Language(
        code="de-simple",
        name=_("Easy read (Leichte Sprache)"),
        phrase=_("in easy language"),
        own_name="Leichte Sprache",
        fallbacks=("de",),
        search_configuration="german",
        browser_locale="de-DE",
        easy=True,
    ),
]

LANGUAGES = [(row.code, row.own_name) for row in PORTAL_LANGUAGES]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    (row.code, row.own_name) for row in PORTAL_LANGUAGES if row.admin
]
# Django calls a language that it does not know by the first part of its code, or not at all.
for row in PORTAL_LANGUAGES:
    known = locale.LANG_INFO.get(row.code, {"bidi": False, "name": row.own_name})
    locale.LANG_INFO[row.code] = {**known, "code": row.code, "name_local": row.own_name}

USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"
FORMAT_MODULE_PATH = ["portal.formats"]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent.parent / room / "locale" for room in ROOMS]
