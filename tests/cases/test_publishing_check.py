"""Nobody publishes a case study without having looked: what is missing is named, all of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from cases.models import CaseStudyPage
from cases.schema import SCHEMA
from cases.schema.required import gaps_in
from taxonomy.models import AdministrativeUnit, Term
from tests.contracts.conftest import signed_in
from tests.factories.page_forms import edit_address, filled_form, page_form
from tests.factories.pages import make_case
from tests.factories.portal import Portal
from tests.factories.streams import facts

pytestmark = pytest.mark.usefixtures("starter_data")
PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture
def browser(bavarian_editor: User) -> Client:
    return signed_in(bavarian_editor)


@pytest.fixture
def draft(portal: Portal) -> CaseStudyPage:
    return make_case(portal.area("by"), slug="entwurf", live=False)


def test_all_that_is_missing_stands_in_one_list_with_links(
    browser: Client, draft: CaseStudyPage
) -> None:
    answer = browser.post(edit_address(draft), page_form(browser, draft, **PUBLISH))
    html = answer.content.decode()
    named = set(re.findall(r'data-gap data-field="(\w+)"', html))
    assert {"problem", "solution", "effect", "legal_form", "data_licence"} <= named
    draft.refresh_from_db()
    assert not draft.live


def test_each_link_leads_to_something_in_the_form(browser: Client, draft: CaseStudyPage) -> None:
    answer = browser.post(edit_address(draft), page_form(browser, draft, **PUBLISH))
    html = answer.content.decode()
    for field, anchor in re.findall(r'href="#([\w-]+)" data-gap data-field="(\w+)"', html):
        assert f'data-contentpath="{anchor}"' in html or f'id="{field}"' in html, (field, anchor)


def test_what_is_complete_is_published(browser: Client, portal: Portal) -> None:
    field = Term.objects.of("field_of_action").first()
    page = make_case(
        portal.area("by"), slug="fertig", live=False, **terms(), main_field=field, **ticked()
    )
    page.municipalities.set([AdministrativeUnit.objects.get(key="14521710")])
    page.save()
    sent = filled_form(browser, page, review_due="2027-05-23", **PUBLISH)
    answer = browser.post(edit_address(page), sent)
    assert answer.status_code == 302, answer.context["form"].errors
    page.refresh_from_db()
    assert page.live


def terms() -> dict[str, Term | None]:
    """Return what the editors choose themselves."""
    return {
        "evidence": Term.objects.of("evidence").first(),
        "content_licence": Term.objects.of("licence").get(code="cc-by-4-0"),
    }


def ticked() -> dict[str, Any]:
    """Return the parts with all that can be unknown ticked so."""
    return {
        f"{part}_facts": facts(
            unknown=[field.key for field in fields if field.required and field.may_be_unknown]
        )
        for part, fields in SCHEMA.items()
    }


def test_a_draft_is_saved_whatever_it_lacks(browser: Client, draft: CaseStudyPage) -> None:
    answer = browser.post(edit_address(draft), page_form(browser, draft))
    assert answer.status_code == 302


def all_unknown() -> dict[str, Any]:
    """Return what a form holds that ticks all that no source has to tell."""
    unknown = [field.key for fields in SCHEMA.values() for field in fields if field.may_be_unknown]
    return {f"{part}_facts": [Block({"unknown": unknown})] for part in SCHEMA}


class Block:
    """A part of the form, as the cleaned data have it."""

    def __init__(self, value: dict[str, Any]) -> None:
        self.value = value


def test_what_was_looked_for_in_vain_is_not_missing() -> None:
    assert gaps_in(all_unknown()) == []


def test_what_the_editors_decide_themselves_cannot_be_unknown() -> None:
    decided: dict[str, Any] = {
        "summary": "",
        "solution": [],
        "fields_of_action": [],
        "evidence": None,
    }
    missing = {gap.field.key for gap in gaps_in({**all_unknown(), **decided})}
    assert missing == set(decided)
