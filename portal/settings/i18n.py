"""Languages: German first, English, and Leichte Sprache as a locale of its own (ADR 0010)."""

from __future__ import annotations

from pathlib import Path

from django.conf import locale

from portal.rooms import ROOMS

# Without an entry of its own Django would call Leichte Sprache “Deutsch”.
locale.LANG_INFO["de-simple"] = {
    "bidi": False,
    "code": "de-simple",
    "name": "German (easy-to-read)",
    "name_local": "Leichte Sprache",
}

USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English"), ("de-simple", "Leichte Sprache")]
FORMAT_MODULE_PATH = ["portal.formats"]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent.parent / room / "locale" for room in ROOMS]
