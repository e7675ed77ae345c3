"""The form of a page loses nothing that is typed, and offers what has an effect."""

from __future__ import annotations

import datetime

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from guidance.models import GuidancePage
from taxonomy.models import AdministrativeUnit, Term
from tests.factories.page_forms import edit_address, page_form
from tests.factories.pages import make_case, make_guidance
from tests.factories.portal import Portal

PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture(autouse=True)
def _password_is_enough(settings: LazySettings) -> None:
    settings.STAFF_MFA_REQUIRED = False


@pytest.fixture
def browser(client: Client, bavarian_editor: User) -> Client:
    """A browser of somebody who publishes for Bavaria."""
    client.force_login(bavarian_editor)
    return client


@pytest.fixture
def town(portal: Portal) -> AdministrativeUnit:
    """A municipality."""
    land = portal.teams["by"].land
    return AdministrativeUnit.objects.create(
        key="09999001", level="municipality", name="Musterstadt", designation="Stadt", parent=land
    )


def test_a_draft_keeps_unclear_municipalities_and_publishing_names_each(
    browser: Client, portal: Portal, town: AdministrativeUnit
) -> None:
    case = make_case(portal.area("by"), live=False, summary="")
    typed = "Musterstadt\nMuster\nAtlantis"
    draft = page_form(browser, case, municipalities=typed)
    assert browser.post(edit_address(case), draft).status_code == 302
    again = page_form(browser, case)["municipalities"][0].splitlines()
    assert [line.strip() for line in again if line] == [
        "09999001 Musterstadt (Bayern)",
        "Muster",
        "Atlantis",
    ]
    answer = browser.post(edit_address(case), page_form(browser, case, **PUBLISH))
    problems = answer.context["form"].errors["municipalities"]
    assert all(
        line in problem for line, problem in zip(("Muster", "Atlantis"), problems, strict=True)
    )
    assert len(problems) == 2
    right = page_form(browser, case, municipalities="Musterstadt")
    assert browser.post(edit_address(case), right).status_code == 302
    assert list(case.get_latest_revision_as_object().municipalities.all()) == [town]
    assert page_form(browser, case)["municipalities"][0].strip() == "09999001 Musterstadt (Bayern)"


def test_the_licence_of_the_text_offers_no_licence_of_software(
    browser: Client, portal: Portal
) -> None:
    from taxonomy import importing

    importing.load()
    page = browser.get(edit_address(make_case(portal.area("by")))).context["form"]
    words = [str(label) for _key, label in page.fields["content_licence"].choices]
    assert "CC BY 4.0" in words
    software = Term.objects.of("software_licence")
    assert software.exists()
    assert not {str(term) for term in software} & set(words)


def test_a_cancelled_schedule_takes_the_date_out_of_the_page(
    browser: Client, portal: Portal
) -> None:
    case = make_guidance(portal.area("by"), live=False, summary="")
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    moment = tomorrow.strftime("%d.%m.%Y %H:%M")
    data = page_form(browser, case, go_live_at=moment, **PUBLISH)
    assert browser.post(edit_address(case), data).status_code == 302
    case.refresh_from_db()
    revision = case.scheduled_revision
    assert revision
    assert not case.live
    cancel = reverse("wagtailadmin_pages:revisions_unschedule", args=[case.pk, revision.pk])
    assert browser.post(cancel).status_code == 302
    assert page_form(browser, case)["go_live_at"] == [""]
    again = page_form(browser, case, **PUBLISH)
    assert browser.post(edit_address(case), again).status_code == 302
    assert GuidancePage.objects.get(pk=case.pk).live, "publishing scheduled the page again"


def test_a_summary_of_more_than_300_letters_is_refused_in_words_and_kept(
    browser: Client, portal: Portal
) -> None:
    page = make_guidance(portal.area("by"))
    long = "Wort " * 70
    answer = browser.post(edit_address(page), page_form(browser, page, summary=long))
    assert "summary" in answer.context["form"].errors
    assert long.strip() in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("contact_mail", "smartcity(at)musterstadt.de"),
        ("contact_mail", "smartcity@"),
        ("website", "www musterstadt"),
        ("website", "https://[musterstadt"),
    ],
)
def test_a_draft_keeps_an_address_that_is_none_yet(
    browser: Client, portal: Portal, name: str, typed: str
) -> None:
    case = make_case(portal.area("by"))
    before = getattr(case, name)
    draft = page_form(browser, case, **{name: typed})
    assert browser.post(edit_address(case), draft).status_code == 302
    case.refresh_from_db()
    assert getattr(case, name) == before
    assert getattr(case.get_latest_revision_as_object(), name) == typed
    assert typed in browser.get(edit_address(case)).content.decode()
    refused = browser.post(edit_address(case), {**draft, **PUBLISH})
    assert refused.status_code == 200
    case.refresh_from_db()
    assert getattr(case, name) == before
