"""What follows from the table of languages."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from django.conf import locale

from portal.rooms import ROOMS
from portal.settings.languages import LANGUAGE_CODE, PORTAL_LANGUAGES

MAIN_LANGUAGE = next(row for row in PORTAL_LANGUAGES if row.code == LANGUAGE_CODE)
LANGUAGES = [(row.code, row.own_name) for row in PORTAL_LANGUAGES]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    (row.code, row.own_name) for row in PORTAL_LANGUAGES if row.admin
]
# Django calls a language that it does not know by the first part of its code, or not at all.
for row in PORTAL_LANGUAGES:
    known = locale.LANG_INFO.get(row.code, {"bidi": False, "name": row.own_name})
    locale.LANG_INFO[row.code] = {**known, "code": row.code, "name_local": row.own_name}

# A language that has no formats of its own writes days and numbers as the main one does.
for module in (
    f"django.conf.locale.{LANGUAGE_CODE}.formats",
    f"portal.formats.{LANGUAGE_CODE}.formats",
):
    formats = vars(import_module(module))
    vars().update({name: value for name, value in formats.items() if name.isupper()})

USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"
FORMAT_MODULE_PATH = ["portal.formats"]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent.parent / room / "locale" for room in ROOMS]
