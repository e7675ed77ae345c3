"""What is not for everybody is shown to nobody else, and named nowhere."""

from __future__ import annotations

import datetime

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from accounts.models import User
from cases.models import CaseStudyPage
from portal import page_cache
from tests.factories.pages import make_case, make_guidance, make_standard_page
from tests.factories.portal import Portal
from tests.markup import Document

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def asked_at_each_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask the page cache for changes at each request instead of once a second."""
    monkeypatch.setattr(page_cache, "SECONDS_BETWEEN_READS", 0.0)


def close(page: object, **fields: str) -> PageViewRestriction:
    fields = {"restriction_type": "login", **fields}
    return PageViewRestriction.objects.create(page=page, **fields)


def test_lists_and_menus_do_not_name_private_pages(portal: Portal, client: Client) -> None:
    case = make_case(portal.area(), title="Geheimer Fall", slug="geheim")
    guide = make_guidance(portal.area("by"), title="Geheimer Leitfaden")
    about = make_standard_page(portal.homes["de"], title="Geheim über uns", purpose="about")
    for page in (case, guide, about):
        close(page)
    for address in ("/de/", "/de/fallbeispiele/", "/de/leitfaeden/", "/de/bund/", "/de/by/"):
        assert "Geheim" not in client.get(address).content.decode(), address


def test_private_versions_are_not_named_as_translations(portal: Portal, client: Client) -> None:
    close(portal.case_lists["en"])
    assert Document(client.get("/de/fallbeispiele/").content).alternates == {}


def test_a_page_below_a_private_page_is_private(portal: Portal, client: Client) -> None:
    make_case(portal.area(), slug="fall")
    close(portal.area())
    answer = client.get("/de/bund/fall/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


def test_members_read_a_private_page(portal: Portal, client: Client, outsider: User) -> None:
    make_case(portal.area(), slug="fall")
    close(portal.area())
    client.force_login(outsider)
    assert client.get("/de/bund/fall/").status_code == 200


def test_a_password_opens_a_page_for_the_one_who_knows_it(portal: Portal, client: Client) -> None:
    make_case(portal.area(), title="Hinter dem Kennwort", slug="fall")
    close(portal.area(), restriction_type="password", password="sesam")
    asked = client.get("/de/bund/fall/")
    assert "Hinter dem Kennwort" not in asked.content.decode()
    form = Document(asked.content).soup.select_one("form[method=post]")
    assert form is not None
    sent = {"password": "sesam", "return_url": "/de/bund/fall/"}
    assert client.post(str(form["action"]), sent)["Location"] == "/de/bund/fall/"
    assert "Hinter dem Kennwort" in client.get("/de/bund/fall/").content.decode()
    assert "Hinter dem Kennwort" not in Client().get("/de/bund/fall/").content.decode()
    away = client.post(str(form["action"]), {**sent, "return_url": "https://evil.example/"})
    assert "evil" not in away["Location"]


def test_an_alias_is_readable_but_no_robot_lists_it(portal: Portal, client: Client) -> None:
    case = make_case(portal.area(), title="Das Original", slug="fall")
    case.create_alias(parent=portal.area("by"))
    answer = client.get("/de/by/fall/")
    assert "Das Original" in answer.content.decode()
    assert 'name="robots" content="noindex"' in answer.content.decode()
    assert client.get("/de/fallbeispiele/").content.decode().count(">Das Original<") == 1


def test_an_alias_of_a_private_page_is_private(portal: Portal, client: Client) -> None:
    case = make_case(portal.area(), slug="fall")
    case.create_alias(parent=portal.area("by"))
    close(case)
    assert client.get("/de/by/fall/").status_code == 302


def test_a_page_comes_and_goes_at_its_hours(portal: Portal, client: Client) -> None:
    now = timezone.now()
    case = make_case(portal.area(), slug="fall", live=False, go_live_at=now)
    case.go_live_at = now + datetime.timedelta(hours=1)
    case.save_revision().publish()
    assert client.get("/de/bund/fall/").status_code == 404
    case = CaseStudyPage.objects.get(pk=case.pk)
    case.go_live_at = None
    case.expire_at = now + datetime.timedelta(seconds=1)
    case.save_revision().publish()
    assert client.get("/de/bund/fall/").status_code == 200
    CaseStudyPage.objects.filter(pk=case.pk).update(expire_at=now - datetime.timedelta(hours=1))
    call_command("publish_scheduled")
    assert client.get("/de/bund/fall/").status_code == 404


def test_a_version_in_a_language_is_not_shown_under_another(portal: Portal, client: Client) -> None:
    make_standard_page(portal.homes["de"], slug="nur-deutsch")
    assert client.get("/de/nur-deutsch/").status_code == 200
    assert client.get("/en/nur-deutsch/").status_code == 404
