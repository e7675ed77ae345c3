"""What readers of guidance see beside its text."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale

from cases.models import CaseStudyPage
from guidance.models import GuidancePage
from portal.page_cache import page_memory
from tests.factories.pages import make_case, make_guidance
from tests.factories.portal import Portal, land_of
from tests.factories.streams import block, statement
from tests.factories.translations import translated
from tests.markup import Document

pytestmark = pytest.mark.django_db


def choose(*cases: CaseStudyPage) -> list[dict[str, Any]]:
    return [block("case", case.pk) for case in cases]


def named_cases(client: Client, address: str) -> list[str]:
    section = Document(client.get(address).content).soup.select_one(
        "section[aria-labelledby=related-cases]"
    )
    return [link.get_text(strip=True) for link in section.select("h3 a")] if section else []


def test_the_chosen_case_studies_are_named_in_their_order(portal: Portal, client: Client) -> None:
    first, second = (make_case(portal.area("by"), title=title) for title in ("Eins", "Zwei"))
    chosen = choose(second, first, second)
    make_guidance(portal.area(), slug="guide", related_cases=chosen)
    assert named_cases(client, "/de/bund/guide/") == ["Zwei", "Eins"]


def test_drafts_private_and_deleted_case_studies_are_left_out(
    portal: Portal, client: Client
) -> None:
    live, draft, deleted = (make_case(portal.area(), title=f"Fall {n}") for n in range(3))
    make_guidance(portal.area(), slug="guide", related_cases=choose(draft, deleted, live))
    draft.unpublish()
    deleted.delete()
    assert named_cases(client, "/de/bund/guide/") == ["Fall 0"]


def test_without_case_studies_there_is_no_heading_for_them(portal: Portal, client: Client) -> None:
    make_guidance(portal.area(), slug="guide")
    assert "related-cases" not in client.get("/de/bund/guide/").content.decode()


def test_a_long_page_begins_with_a_list_of_its_contents(portal: Portal, client: Client) -> None:
    body: list[dict[str, Any]] = []
    for number in range(4):
        body += [block("heading", {"text": f"Teil {number}"}), statement()]
    make_guidance(portal.area(), slug="lang", body=body)
    make_guidance(portal.area(), slug="kurz", body=body[:6])
    soup = Document(client.get("/de/bund/lang/").content).soup
    links = soup.select(".contents a")
    assert [link.get_text() for link in links] == ["Teil 0", "Teil 1", "Teil 2", "Teil 3"]
    assert all(soup.select_one(str(link["href"])) for link in links)
    assert not Document(client.get("/de/bund/kurz/").content).soup.select(".contents")


def test_a_translation_leads_to_the_translated_case_studies(portal: Portal, client: Client) -> None:
    english = Locale.objects.get(language_code="en")
    both, german_only = (make_case(portal.area(), title=title) for title in ("Beide", "Nur"))
    copy = both.copy_for_translation(english)
    copy.title, copy.live = "Both", True
    copy.save()
    guide = make_guidance(portal.area(), slug="guide", related_cases=choose(german_only, both))
    translation = translated(guide, english)
    assert named_cases(client, "/en/bund/guide/") == ["Both"]
    del guide.related_cases[1]
    guide.save_revision().publish()
    translation.source.update_from_db()
    translation.save_target()
    GuidancePage.objects.get(locale=english).get_latest_revision().publish()
    assert len(GuidancePage.objects.get(locale=english).related_cases) == 1


def test_many_case_studies_cost_no_more_queries(
    portal: Portal, client: Client, django_assert_max_num_queries: Any
) -> None:
    cases = [make_case(portal.area()) for _ in range(6)]
    make_guidance(portal.area(), slug="guide", related_cases=choose(*cases))
    client.get("/de/")
    with django_assert_max_num_queries(15):
        client.get("/de/bund/guide/")


def test_guidance_says_for_which_laender_it_is(portal: Portal, client: Client) -> None:
    guide = make_guidance(portal.area(), slug="guide")
    assert "alle Länder" in client.get("/de/bund/guide/").content.decode()
    guide.valid_for.set([land_of("09")])
    guide.save_revision().publish()
    page_memory.clear()
    text = Document(client.get("/de/bund/guide/").content).soup.select_one("dl.glance")
    assert text is not None
    assert "Bayern" in text.get_text()


def test_the_list_groups_guidance_by_question(portal: Portal, client: Client) -> None:
    for question in ("data", "transfer", "operation"):
        make_guidance(portal.area(), title=f"Über {question}", question=question)
    make_guidance(portal.area(), title="Entwurf", live=False)
    main = Document(client.get("/de/leitfaeden/").content).soup.main
    assert main is not None
    links = [link.get_text(strip=True) for link in main.select("h3 a, .link-list a")]
    found = list(dict.fromkeys(link for link in links if link.startswith(("Über", "Entwurf"))))
    assert found == ["Über transfer", "Über operation", "Über data"]


def test_an_empty_list_says_so(portal: Portal, client: Client) -> None:
    answer = client.get("/de/leitfaeden/")
    assert answer.status_code == 200
    main = Document(answer.content).soup.main
    assert main is not None
    assert "noch" in main.get_text()
