"""A walk through the portal in a language that only the settings know.

Collected by `test_fourth_language.py`, in a process with these settings.
"""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page
from wagtail.users.models import UserProfile

from accounts.models import User
from taxonomy.models import Term
from taxonomy.multilingual import MultilingualText
from tests.factories.pages import make_case
from tests.factories.portal import Portal
from tests.markup import Document

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


@pytest.fixture
def dutch(portal: Portal, administrator: User) -> Portal:
    """A portal whose German pages have been copied to Dutch and published."""
    term = Term.objects.create(
        vocabulary="maturity",
        code="op",
        labels=MultilingualText(de="Im Betrieb", en="In operation"),
    )
    make_case(portal.area(), slug="fiets", title="Fietsen", maturity=term)
    locale = Locale.objects.create(language_code=DUTCH)
    CopyPageForTranslationAction(
        portal.homes["de"], locale, include_subtree=True, user=administrator
    ).execute()
    for page in Page.objects.filter(locale=locale).order_by("path"):
        page.get_latest_revision().publish()
    return portal


def test_the_settings_alone_need_no_migration(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    call_command("check")


def test_readers_find_every_page_in_the_language(dutch: Portal, client: Client) -> None:
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


def test_the_language_switch_offers_it_everywhere(dutch: Portal, client: Client) -> None:
    for address in ("/de/", "/en/search/", "/de-simple/", "/de/bund/fiets/"):
        links = Document(client.get(address).content).soup.select('a[hreflang="nl"]')
        assert {link.get_text(strip=True) for link in links} == {"Nederlands"}, address
        assert all(client.get(str(link["href"])).status_code == 200 for link in links)
    answer = client.get("/de/only-in/nl/nergens/")
    assert answer.status_code == 404


def test_its_words_are_found_as_it_bends_them(dutch: Portal, client: Client) -> None:
    assert "/nl/bund/fiets/" in client.get("/nl/search/?q=fiets").content.decode()


def test_people_choose_it_for_their_account_and_for_the_admin(
    dutch: Portal, client: Client, administrator: User, learner: User
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


def test_editors_enter_what_things_are_called_in_it(
    dutch: Portal, client: Client, administrator: User
) -> None:
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


def test_feedback_is_taken_in_it(dutch: Portal, client: Client) -> None:
    answer = client.get("/nl/feedback/?page=/nl/bund/fiets/")
    assert Document(answer.content).soup.select_one('a[lang="nl"]')
