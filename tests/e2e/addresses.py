"""An address of every page type and of every view that readers see."""

from __future__ import annotations

import psycopg

from tests.databases import address_of
from tests.factories.stage import page_types

FIRST_OF_TYPE = """
SELECT content_type.model, min(page.url_path)
  FROM wagtailcore_page page
  JOIN django_content_type content_type ON content_type.id = page.content_type_id
  JOIN wagtailcore_locale locale ON locale.id = page.locale_id
 WHERE page.live AND page.depth > 1 AND locale.language_code = 'de'
 GROUP BY content_type.model
"""
PAGE_TYPES = tuple(str(model._meta.model_name) for model in page_types())
VIEWS = {
    "start page in English": "/en/",
    "start page in easy language": "/de-simple/",
    "case studies in English": "/en/fallbeispiele/",
    "facets": "/de/fallbeispiele/?field=energy",
    "case studies as a table": "/de/fallbeispiele/?view=table",
    "case studies on a map": "/de/fallbeispiele/?view=map",
    "case studies that fit a municipality": "/de/fallbeispiele/?municipality=09479152",
    "comparison without case studies": "/de/compare/?q=Pegel",
    "costs": "/de/costs/",
    "costs of a kind for a municipality": "/de/costs/app/?municipality=09479152",
    "which municipality": "/de/municipalities/?municipality=Neustadt",
    "a municipality": "/de/municipalities/09479152/",
    "model projects": "/de/model-projects/",
    "model project": "/de/model-projects/connected-urban-twins/",
    "adoptions": "/de/reuse/",
    "one solution told": "/de/reuse/?solution=dipas",
    "report of an adoption": "/de/reuse/report/?solution=dipas",
    "offers": "/de/offers/",
    "an offer": "/de/offers/kts/",
    "glossary": "/de/glossary/",
    "search": "/de/search/?q=Daten",
    "search with hits of another language": "/de/search/?q=app&kind=case",
    "search in easy language": "/de-simple/search/?q=Daten",
    "search without a word": "/de/search/",
    "search without a hit": "/de/search/?q=xyzzyx",
    "feedback": "/de/feedback/?page=/de/",
    "thanks": "/de/feedback/thanks/",
    "sign-in": "/account/login/",
    "sign-up": "/account/signup/",
    "forgotten password": "/account/password/reset/",
    "missing page": "/de/nirgends/",
}
OF_CASES = {
    "comparison": "/de/compare/?case={0}&case={1}",
    "open questions": "/de/questions/{0}/",
}
NAMES = (*PAGE_TYPES, *VIEWS, *OF_CASES)
CASES = """
SELECT page.id
  FROM wagtailcore_page page
  JOIN cases_casestudypage study ON study.page_ptr_id = page.id
  JOIN wagtailcore_locale locale ON locale.id = page.locale_id
 WHERE page.live AND locale.language_code = 'de'
 ORDER BY page.id LIMIT 2
"""


def addresses_of(database: str) -> dict[str, str]:
    """Return the address of the first German page of each type, and those of the views."""
    with psycopg.connect(address_of(database)) as connection:
        rows = connection.execute(FIRST_OF_TYPE).fetchall()
        cases = [key for (key,) in connection.execute(CASES)]
    pages = {str(model): public_path(str(url_path)) for model, url_path in rows}
    missing = set(PAGE_TYPES) - set(pages)
    assert not missing, f"the starter content has no {', '.join(sorted(missing))}"
    of_cases = {name: address.format(*cases) for name, address in OF_CASES.items()}
    return {**pages, **VIEWS, **of_cases}


def public_path(url_path: str) -> str:
    """Return the address of a German page: its path below the start page."""
    _empty, _home, below = url_path.split("/", 2)
    return f"/de/{below}"
