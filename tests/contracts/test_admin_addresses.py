"""Every address of the admin, as each role: none breaks, none names what is of others."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.images.tests.utils import get_test_image_file
from wagtail_localize.models import Translation, TranslationSource

from accounts.models import User
from media_library.models import CustomDocument, CustomImage
from tests.contracts.admin_addresses import admin_routes, fill
from tests.contracts.conftest import signed_in
from tests.factories.pages import make_case
from tests.factories.portal import Portal

pytestmark = pytest.mark.django_db
SECRET = "Zweigeheim"
PAGES = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk")
MEDIA = ("image_id", "document_id", "pk", "object_id")
ACTIONS = ("delete", "publish", "unpublish", "move")


@pytest.fixture
def secrets(portal: Portal, federal_editor: User) -> dict[str, str]:
    """Make a draft, its translation, a picture and a document of the Bund; return their numbers."""
    draft = make_case(portal.area("bund"), title=SECRET, slug="zwei", live=False)
    draft.save_revision(user=federal_editor, log_action=True)
    draft.get_workflow().start(draft, federal_editor)
    source, _made = TranslationSource.get_or_create_from_instance(draft)
    translation = Translation.objects.create(source=source, target_locale=portal.homes["en"].locale)
    translation.save_target(publish=False)
    collection = portal.teams["bund"].collection
    picture = CustomImage.objects.create(
        title=SECRET, file=get_test_image_file(), collection=collection
    )
    document = CustomDocument.objects.create(
        pk=picture.pk, title=SECRET, file=ContentFile(b"a;b", "a.csv"), collection=collection
    )
    return {
        **dict.fromkeys(PAGES, str(draft.pk)),
        **dict.fromkeys(MEDIA, str(document.pk)),
        "translation_id": str(translation.pk),
        "translation_source_id": str(source.pk),
    }


def addresses_with(numbers: dict[str, str]) -> list[str]:
    """Return all addresses of the admin with these numbers, bulk actions for each model."""
    pages, media = numbers["page_id"], numbers["object_id"]
    models = (
        ("wagtailcore", "page", pages),
        ("wagtailimages", "customimage", media),
        ("wagtaildocs", "customdocument", media),
        ("taxonomy", "term", "1"),
    )
    found = []
    for route in admin_routes():
        if "app_label" in route or "app_name" in route:
            for app_label, model_name, number in models:
                names = {"app_label": app_label, "model_name": model_name}
                for action in ACTIONS if "action>" in route else ("",):
                    address = fill(route, {**numbers, **names, "action": action})
                    found.append(f"{address}?id={number}&q=zweigeheim")
        else:
            number = pages if "page" in route else media
            found.append(f"{fill(route, numbers)}?q=zweigeheim&id={number}")
    return sorted(set(found))


@pytest.mark.parametrize("name", ["bavarian_editor", "berlin_editor"])
def test_no_address_names_drafts_and_media_of_another_team(
    name: str, request: pytest.FixtureRequest, secrets: dict[str, str]
) -> None:
    browser = signed_in(request.getfixturevalue(name))
    browser.raise_request_exception = False
    naming, broken = [], []
    for address in addresses_with(secrets):
        answer = browser.get(address)
        if answer.status_code >= 500:
            broken.append(address)
        elif not answer.streaming and SECRET in answer.content.decode():
            naming.append(address)
    assert naming == []
    assert broken == []


ODD = "?id=abc&p=x&page=-1&ordering=zz&locale=xx&owner=q&date_from=x"


@pytest.mark.parametrize(
    ("name", "methods"),
    [
        ("administrator", ("get", "put", "delete", "post")),
        ("federal_editor", ("patch", "post")),
    ],
)
def test_no_address_breaks_whatever_method_and_numbers_come(
    name: str, methods: tuple[str, ...], request: pytest.FixtureRequest, secrets: dict[str, str]
) -> None:
    """Each address gets each method without values; reading also with odd values."""
    browser = signed_in(request.getfixturevalue(name))
    browser.raise_request_exception = False
    addresses = {url.partition("?")[0] for url in addresses_with(secrets)} - {"/admin/logout/"}
    broken = []
    for address in sorted(addresses):
        for method in methods:
            sent = address + (ODD if method == "get" else "")
            place = transaction.savepoint()
            if getattr(browser, method)(sent).status_code >= 500:
                broken.append(f"{method} {sent}")
            transaction.savepoint_rollback(place)
    assert broken == []
