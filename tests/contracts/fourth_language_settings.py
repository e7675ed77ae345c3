"""Settings of the tests with one row more in the table of languages, and nothing else."""

from __future__ import annotations

from portal.settings.languages import PORTAL_LANGUAGES
from taxonomy.languages import Language

PORTAL_LANGUAGES.append(
    Language(
        code="nl",
        name="Dutch",
        phrase="in Dutch",
        own_name="Nederlands",
        fallbacks=("en",),
        search_configuration="dutch",
        admin=True,
    )
)

from portal.settings.test import *
