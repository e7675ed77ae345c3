"""The map of the site, and files of the media folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import PageViewRestriction

from cases.models import ModelProject
from tests.factories.pages import make_case, make_standard_page
from tests.factories.portal import Portal

pytestmark = pytest.mark.django_db


def sitemap(client: Client) -> str:
    return client.get("/sitemap.xml").content.decode()


def test_the_map_of_the_site_lists_pages_and_model_projects_in_all_languages(
    portal: Portal, client: Client, settings: Settings
) -> None:
    settings.PUBLIC_URL = "https://portal.example.org"
    ModelProject.objects.create(slug="musterstadt", name="Musterstadt", cohort=2020)
    text = sitemap(client)
    for path in ("/de/", "/en/fallbeispiele/", "/de-simple/", "/en/model-projects/musterstadt/"):
        assert f"<loc>https://portal.example.org{path}</loc>" in text
    assert text.count("<loc>") == text.count("<loc>https://portal.example.org/")


def test_the_map_of_the_site_keeps_private_pages_drafts_and_aliases_to_itself(
    portal: Portal, client: Client
) -> None:
    home = portal.homes["de"]
    private = make_standard_page(home, slug="geheim")
    make_standard_page(private, slug="darunter")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    make_standard_page(home, slug="entwurf", live=False)
    make_case(portal.area(), slug="fall").create_alias(parent=portal.area("by"))
    text = sitemap(client)
    assert not [word for word in ("geheim", "darunter", "entwurf", "/by/fall") if word in text]


def test_the_map_of_the_site_needs_few_queries(
    portal: Portal, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(10):
        make_case(portal.area())
    with django_assert_max_num_queries(8):
        sitemap(client)


@pytest.mark.parametrize(
    "path",
    [
        "documents/akte.pdf",
        "images/../documents/akte.pdf",
        "images/%2e%2e/documents/akte.pdf",
        "images//../documents/akte.pdf",
        "original_images/bild.png",
        "images/../../manage.py",
    ],
)
def test_only_pictures_are_served_from_the_media_folder(
    client: Client, settings: Settings, tmp_path: Path, path: str
) -> None:
    settings.MEDIA_ROOT = tmp_path
    for name in ("documents/akte.pdf", "original_images/bild.png", "images/bild.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"inhalt")
    assert client.get(f"/media/{path}").status_code in (400, 404)
