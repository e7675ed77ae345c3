"""The glossary: all words on one page, each with an address of its own."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.languages import language_links
from content.reading import reading
from content.sources import SourceIndex
from guidance.models import GlossaryTerm
from guidance.views.shared import alternates, everyday_address, has_no_language, sources_of, way_to
from taxonomy.sort_keys import german_sort_key


@reading()
def show_glossary(request: HttpRequest) -> HttpResponse:
    """Show all words in the order of the language, by their first letters."""
    if has_no_language():
        return redirect(everyday_address(request))
    terms = sorted(GlossaryTerm.objects.all(), key=lambda term: german_sort_key(str(term)))
    index = SourceIndex([])
    words = [
        {
            "slug": term.slug,
            "name": str(term),
            "definition": str(term.definitions),
            "sources": index.of(each["sources"][0] for each in sources_of(term)),
        }
        for term in terms
    ]
    groups = [{"letter": letter, "words": list(group)} for letter, group in groupby(words, initial)]
    context = {
        "groups": groups,
        "sources": index,
        "crumbs": way_to(_("Glossary")),
        "structured_data": term_set(words),
        "alternates": alternates(request),
        "languages": language_links(alternates(request), request),
    }
    return render(request, "guidance/glossary.html", context)


def initial(word: dict[str, Any]) -> str:
    """Return the letter under which a word is listed; digits and signs share one."""
    letter = german_sort_key(word["name"])[:1].upper()
    return letter if letter.isalpha() else "0–9"


def term_set(words: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the glossary as schema.org has it."""
    url = f"{settings.PUBLIC_URL}{reverse('glossary')}"
    return {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "@id": url,
        "name": _("Glossary"),
        "inLanguage": get_language(),
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "@id": f"{url}#{word['slug']}",
                "name": word["name"],
                "description": word["definition"],
                "inDefinedTermSet": url,
            }
            for word in words
        ],
    }
