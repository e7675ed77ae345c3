"""What stands at the head and at the foot of every paper."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.papers.sources import Material
from taxonomy.languages import active_language


def head(material: Material) -> dict[str, Any]:
    """Return language, place and day of a paper, and what it rests on."""
    day = date_format(timezone.localdate(), "SHORT_DATE_FORMAT")
    language = active_language()
    return {
        "language": language.code,
        "language_tag": language.browser_locale or language.code,
        "place": material.town.unit.distinct_name,
        "made": _("Made on %(date)s with %(portal)s · Draft")
        % {"date": day, "portal": settings.SITE_NAME},
        "summary": material.page.summary,
        "keywords": [term.label for term in material.page.fields_in_order],
    }


def footnote(material: Material) -> str:
    """Return where the statements are from, and what the editors suggest."""
    sentences = [
        _(
            "Proposed decision, order of the options and suggested steps are suggestions of the "
            "editors. All statements on other municipalities are from public sources and were not "
            "agreed with them. Dotted lines are gaps that you fill in."
        )
    ]
    day = material.town.unit.population_date
    if day:
        population = _("Inhabitants: Statistisches Bundesamt, %(date)s.")
        sentences.append(population % {"date": date_format(day, "SHORT_DATE_FORMAT")})
    return " ".join(sentences)
