"""A language that Django does not know: it needs a message file, which may be empty."""

from __future__ import annotations

import datetime
from pathlib import Path

from django.conf import LazySettings
from django.core.management import call_command
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, override

from portal.checks import languages_have_messages


def test_a_language_without_messages_speaks_the_main_one(
    settings: LazySettings, tmp_path: Path
) -> None:
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [*settings.LANGUAGES, ("nds", "Plattdüütsch")]
    assert ["nds" in problem.msg for problem in languages_have_messages(None)] == [True]
    call_command("build_messages")
    settings.LANGUAGES = list(settings.LANGUAGES)  # so that Django looks again
    assert languages_have_messages(None) == []
    with override("nds"):
        assert gettext("Search") == "Suche"
        assert date_format(datetime.date(2026, 11, 7)) == "7. November 2026"
        assert number_format(1.5) == "1,5"
