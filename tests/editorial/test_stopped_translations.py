"""A translation that is stopped, copied or made past the editor goes live no sooner for that."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from accounts.models import User
from tests.factories.page_forms import page_form
from tests.factories.pages import make_guidance
from tests.factories.portal import Portal
from tests.factories.translations import translate_all

pytestmark = pytest.mark.django_db
EDIT, COPY = "wagtailadmin_pages:edit", "wagtailadmin_pages:copy"


@pytest.fixture
def draft(portal: Portal) -> Translation:
    """A translation in which nothing is translated yet."""
    page = make_guidance(portal.area("bund"))
    source, _made = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=portal.homes["en"].locale)
    translation.save_target(publish=False)
    return translation


@pytest.fixture
def stopped(draft: Translation) -> Page:
    """The page of a translation that was stopped half way."""
    Translation.objects.filter(pk=draft.pk).update(enabled=False)
    return draft.get_target_instance()


@pytest.fixture
def browser(client: Client, administrator: User) -> Client:
    """Even the administrator publishes nothing that is half translated."""
    client.force_login(administrator)
    return client


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def stop(browser: Client, translation: Translation) -> bool:
    address = reverse("wagtail_localize:stop_translation", args=[translation.pk])
    assert browser.post(address).status_code == 302
    translation.refresh_from_db()
    return not translation.enabled


def test_it_is_stopped_only_when_each_sentence_is_translated_and_saved(
    browser: Client, draft: Translation
) -> None:
    assert not stop(browser, draft)
    translate_all(draft)
    assert not stop(browser, draft), "the draft is still in German"
    draft.save_target(publish=False)
    assert stop(browser, draft)


def test_the_form_keeps_what_was_typed_and_does_not_publish(browser: Client, stopped: Page) -> None:
    changes = {"title": "By hand", "summary": "", "action-publish": "1"}
    data = page_form(browser, stopped, **changes)
    answer = browser.post(reverse(EDIT, args=[stopped.pk]), data, follow=True)
    assert answer.status_code == 200
    assert "noch nicht übersetzt" in answer.content.decode()
    assert not is_live(stopped)
    assert Page.objects.get(pk=stopped.pk).get_latest_revision_as_object().title == "By hand"


def test_no_address_publishes_it(browser: Client, stopped: Page) -> None:
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    browser.post(f"{bulk}?id={stopped.pk}")
    assert not is_live(stopped)
    browser.post(f"/admin/api/main/pages/{stopped.pk}/action/publish/")
    assert not is_live(stopped)
    with pytest.raises(PermissionDenied):
        stopped.get_latest_revision().publish()


def test_the_clock_does_not_publish_it(stopped: Page) -> None:
    due = timezone.now() - datetime.timedelta(minutes=1)
    stopped.go_live_at = due
    stopped.save_revision(approved_go_live_at=due)
    call_command("publish_scheduled")
    assert not is_live(stopped)


def test_approval_does_not_publish_it(administrator: User, stopped: Page) -> None:
    state = stopped.get_workflow().start(stopped, administrator)
    task = state.current_task_state.task.specific
    with pytest.raises(PermissionDenied):
        task.on_action(state.current_task_state, administrator, "approve")
    assert not is_live(stopped)


def test_a_copy_of_it_is_not_made(browser: Client, stopped: Page) -> None:
    number = Page.objects.count()
    form = {
        "new_title": "Kopie",
        "new_slug": "kopie",
        "new_parent_page": stopped.get_parent().pk,
        "publish_copies": "on",
    }
    browser.post(reverse(COPY, args=[stopped.pk]), form)
    answer = browser.post(f"/admin/api/main/pages/{stopped.pk}/action/copy/")
    assert answer.status_code == 403
    assert Page.objects.count() == number


def test_no_address_makes_a_page_of_its_own_in_another_language(
    portal: Portal, browser: Client
) -> None:
    page = make_guidance(portal.area("bund"))
    alias = page.copy_for_translation(portal.homes["en"].locale, alias=True)
    browser.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    browser.post(f"/admin/api/main/pages/{alias.pk}/action/convert_alias/")
    assert Page.objects.get(pk=alias.pk).alias_of_id == page.pk
    number = Page.objects.count()
    page = make_guidance(portal.area("bund"), slug="zweiter")
    browser.post(f"/admin/api/main/pages/{page.pk}/action/copy_for_translation/", {"locale": "en"})
    assert Page.objects.count() == number + 1


def test_an_alias_of_it_stays_an_alias(browser: Client, stopped: Page) -> None:
    alias = stopped.create_alias(update_slug="alias")
    browser.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    assert Page.objects.get(pk=alias.pk).alias_of_id == stopped.pk


def test_what_was_written_by_hand_goes_live(stopped: Page, browser: Client) -> None:
    translation = Translation.objects.get(target_locale=stopped.locale)
    translate_all(translation)
    translation.save_target(publish=False)
    page = Page.objects.get(pk=stopped.pk).get_latest_revision_as_object()
    page.title = "Quite another title"
    page.save_revision().publish()
    assert is_live(stopped)
