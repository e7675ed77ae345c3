"""A walk through the portal in a language that only the settings know.

Collected by `test_fourth_language.py`, in a process with these settings.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from pytest_django import DjangoDbBlocker
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page
from wagtail.users.models import UserProfile

from accounts.models import User
from taxonomy.models import Term
from taxonomy.multilingual import MultilingualText
from tests.contracts.conftest import completed_stage
from tests.databases import Server
from tests.factories.pages import make_case
from tests.factories.portal import read_portal
from tests.markup import Document

pytestmark = pytest.mark.django_db
DUTCH = "nl"
ADDRESSES = (
    "/nl/",
    "/nl/fallbeispiele/",
    "/nl/leitfaeden/",
    "/nl/kurse/",
    "/nl/bund/",
    "/nl/bund/fiets/",
    "/nl/model-projects/",
    "/nl/search/",
    "/nl/search/?q=fietsen",
    "/nl/feedback/",
    "/nl/only-in/en/search/",
    "/account/login/?lang=nl",
    "/account/signup/?lang=nl",
)


@pytest.fixture(scope="session")
def stage_database(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, database_server: Server
) -> Iterator[str]:
    """The name of a database whose German pages have been copied to Dutch and published."""
    with completed_stage(database_server, django_db_blocker, copy_to_dutch) as name:
        yield name


def copy_to_dutch() -> None:
    """Copy all pages, one more with a term among them, and publish the copies."""
    portal = read_portal()
    term = Term.objects.create(
        vocabulary="maturity",
        code="op",
        labels=MultilingualText(de="Im Betrieb", en="In operation"),
    )
    make_case(portal.area(), slug="fiets", title="Fietsen", maturity=term)
    locale = Locale.objects.create(language_code=DUTCH)
    copy = CopyPageForTranslationAction(portal.homes["de"], locale, include_subtree=True)
    copy.execute(skip_permission_checks=True)
    for page in Page.objects.filter(locale=locale).order_by("path"):
        page.get_latest_revision().publish()


def test_the_settings_alone_need_no_migration(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    call_command("check")


def test_readers_find_every_page_in_the_language(client: Client) -> None:
    faults = []
    for address in ADDRESSES:
        answer = client.get(address, follow=True)
        document = Document(answer.content)
        if (answer.status_code, document.language) != (200, DUTCH):
            faults.append(f"{address}: {answer.status_code} in {document.language}")
    assert faults == []
    assert client.get("/nl/nergens/").status_code == 404
    page = Document(client.get("/nl/bund/fiets/").content)
    assert "In operation" in page.soup.get_text(), "a text that Dutch lacks is the English one"
    assert page.soup.select_one('link[rel="alternate"][hreflang="nl"]')


def test_the_language_switch_offers_it_everywhere(client: Client) -> None:
    for address in ("/de/", "/en/search/", "/de-simple/", "/de/bund/fiets/"):
        links = Document(client.get(address).content).soup.select('a[hreflang="nl"]')
        assert {link.get_text(strip=True) for link in links} == {"Nederlands"}, address
        assert all(client.get(str(link["href"])).status_code == 200 for link in links)
    answer = client.get("/de/only-in/nl/nergens/")
    assert answer.status_code == 404


def test_its_words_are_found_as_it_bends_them(client: Client) -> None:
    assert "/nl/bund/fiets/" in client.get("/nl/search/?q=fiets").content.decode()


def test_people_choose_it_for_their_account_and_for_the_admin(
    client: Client, administrator: User, learner: User
) -> None:
    client.force_login(learner)
    client.post("/account/profile/", {"name": "Anna", "language": DUTCH, "role": ""})
    learner.refresh_from_db()
    assert learner.language == DUTCH
    assert Document(client.get("/account/profile/").content).language == DUTCH
    client.force_login(administrator)
    profile = UserProfile.get_for_user(administrator)
    profile.preferred_language = DUTCH
    profile.save()
    assert Document(client.get("/admin/").content).language == DUTCH
    assert 'value="nl" selected' in client.get("/admin/account/").content.decode()


def test_editors_enter_what_things_are_called_in_it(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    term = Term.objects.get(code="op")
    address = reverse("wagtailsnippets_taxonomy_term:edit", args=[term.pk])
    assert 'name="labels_nl"' in client.get(address).content.decode()
    kept = {f"labels_{code}": text for code, text in term.labels.items()}
    sent = {"vocabulary": "maturity", "code": "op", "order": 1, "labels_nl": "In bedrijf", **kept}
    client.post(address, sent)
    with override(DUTCH):
        assert str(Term.objects.get(code="op")) == "In bedrijf"
    assert "In bedrijf" in client.get("/nl/bund/fiets/").content.decode()


def test_feedback_is_taken_in_it(client: Client) -> None:
    answer = client.get("/nl/feedback/?page=/nl/bund/fiets/")
    assert Document(answer.content).soup.select_one('a[lang="nl"]')
