"""The languages of the portal, one row each (ADR 0026)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

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
        authority_code="DEU",
        admin=True,
    ),
    Language(
        code="en",
        name=_("English"),
        phrase=_("in English"),
        own_name="English",
        search_configuration="english",
        browser_locale="en-GB",
        authority_code="ENG",
        admin=True,
    ),
    # Leichte Sprache is a locale of its own (ADR 0010).
    Language(
        code="de-simple",
        name=_("Easy read (Leichte Sprache)"),
        phrase=_("in Easy read (Leichte Sprache)"),
        own_name="Leichte Sprache",
        fallbacks=("de",),
        search_configuration="german",
        browser_locale="de-DE",
        easy=True,
    ),
]
