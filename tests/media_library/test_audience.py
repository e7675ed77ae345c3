"""Pictures and documents are served to whoever may read a page that has them, to nobody else."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, PageViewRestriction

from accounts.models import User
from media_library.models import CustomDocument, CustomImage
from tests.factories.pages import make_standard_page
from tests.factories.portal import Portal
from tests.factories.streams import block
from tests.media_library import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(portal: Portal) -> CustomImage:
    picture = CustomImage(
        title="Bild",
        file=files.upload("bild.png", files.png()),
        decorative=True,
        author="Stadt",
        licence="CC0-1.0",
        collection=portal.teams["by"].collection,
    )
    picture.save()
    return picture


@pytest.fixture
def document(portal: Portal) -> CustomDocument:
    upload = files.upload("bericht.pdf", files.pdf())
    collection = portal.teams["by"].collection
    return CustomDocument.objects.create(title="Bericht", file=upload, collection=collection)


@pytest.fixture
def addresses(image: CustomImage, document: CustomDocument) -> list[str]:
    """Where a size of the picture and the document lie."""
    return [image.get_rendition("width-40").url, document.url]


@pytest.fixture
def page(portal: Portal, image: CustomImage, document: CustomDocument) -> Page:
    """A draft with the picture at its head and a link to the document in its text."""
    text = f'<p><a linktype="document" id="{document.pk}">Bericht</a></p>'
    draft = make_standard_page(
        portal.homes["de"], live=False, teaser_image=image, body=[block("rich_text", text)]
    )
    draft.save_revision()
    return draft


def statuses(person: User | None, addresses: list[str]) -> list[int]:
    client = Client()
    if person:
        client.force_login(person)
    return [client.get(address).status_code for address in addresses]


def test_what_only_a_draft_has_is_for_its_editors(
    page: Page,
    addresses: list[str],
    bavarian_editor: User,
    berlin_editor: User,
    administrator: User,
    outsider: User,
) -> None:
    for person in (None, outsider, berlin_editor):
        assert statuses(person, addresses) == [404, 404]
    for person in (bavarian_editor, administrator):
        assert statuses(person, addresses) == [200, 200]


def test_what_a_live_page_has_is_for_everybody_from_its_publication_on(
    page: Page, addresses: list[str], client: Client
) -> None:
    page.get_latest_revision().publish()
    assert statuses(None, addresses) == [200, 200]
    assert client.get(addresses[0])["Cache-Control"] == "public, max-age=86400"
    page.refresh_from_db()
    page.specific.unpublish()
    assert statuses(None, addresses) == [404, 404]


def test_what_a_page_for_members_has_is_for_members(
    page: Page, addresses: list[str], learner: User, client: Client
) -> None:
    page.get_latest_revision().publish()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert statuses(None, addresses) == [404, 404]
    assert statuses(learner, addresses) == [200, 200]
    client.force_login(learner)
    for address in addresses:
        assert "public" not in client.get(address).get("Cache-Control", "")


def test_a_picture_of_which_nothing_is_known_is_not_served(client: Client) -> None:
    assert client.get("/media/images/unbekannt.width-40.png").status_code == 404


def test_a_picture_costs_few_statements_and_a_page_none(
    page: Page,
    addresses: list[str],
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    page.get_latest_revision().publish()
    with django_assert_max_num_queries(4):
        client.get(addresses[0])
