"""The lists of the admin ask the database as often for many rows as for few."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Collection

from cases.models import ModelProject
from home.models import Feedback
from media_library.models import CustomDocument, CustomImage
from taxonomy.models import AdministrativeUnit, Term
from taxonomy.multilingual import MultilingualText
from tests.factories.pages import make_case
from tests.factories.people import make_editor
from tests.factories.portal import Portal
from tests.media_library import files

FEW, MANY = 3, 12


def add_pages(portal: Portal, number: int) -> None:
    page = make_case(portal.area("by"), title=f"Fall {number}", live=bool(number % 2))
    page.save_revision()


def add_images(portal: Portal, number: int) -> None:
    upload = files.upload(f"bild-{number}.png", files.png())
    image = CustomImage(
        title=f"Bild {number}",
        file=upload,
        decorative=True,
        author="Stadt",
        licence="CC0-1.0",
        collection=Collection.get_first_root_node(),
    )
    image.save()


def add_documents(portal: Portal, number: int) -> None:
    upload = files.upload(f"bericht-{number}.pdf", files.pdf())
    CustomDocument.objects.create(title=f"Bericht {number}", file=upload)


def add_terms(portal: Portal, number: int) -> None:
    Term.objects.create(vocabulary="sdg", code=f"t{number}", labels=MultilingualText(de="T"))


def add_projects(portal: Portal, number: int) -> None:
    ModelProject.objects.create(
        slug=f"p{number}", name=f"P {number}", category="mittelstadt", cohort=2020
    )


def add_units(portal: Portal, number: int) -> None:
    land = portal.teams["by"].land
    AdministrativeUnit.objects.create(
        key=f"098{number:02}", level="district", name=f"Kreis {number}", parent=land
    )


def add_people(portal: Portal, number: int) -> None:
    make_editor(f"writer_{number}", portal.teams["by"].group("editor"))


def add_feedback(portal: Portal, number: int) -> None:
    Feedback.objects.create(
        topic="other",
        message=f"Nachricht {number}",
        page_path="/de/",
        language="de",
        answer_due=datetime.date(2026, 12, 1),
    )


LISTS: dict[str, tuple[Callable[[Portal, int], None], str]] = {
    "images": (add_images, "wagtailimages:index"),
    "image chooser": (add_images, "wagtailimages_chooser:choose"),
    "documents": (add_documents, "wagtaildocs:index"),
    "document chooser": (add_documents, "wagtaildocs_chooser:choose"),
    "terms": (add_terms, "wagtailsnippets_taxonomy_term:list"),
    "units": (add_units, "wagtailsnippets_taxonomy_administrativeunit:list"),
    "model projects": (add_projects, "wagtailsnippets_cases_modelproject:list"),
    "people": (add_people, "wagtailusers_users:index"),
    "feedback": (add_feedback, "feedback:index"),
    "site history": (add_pages, "wagtailadmin_reports:site_history"),
    "broken links": (add_pages, "broken_links"),
    "dashboard": (add_pages, "wagtailadmin_home"),
}


def queries(browser: Client, address: str) -> list[str]:
    """Return the queries of a page that was opened before."""
    assert browser.get(address).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as captured:
        browser.get(address)
    return [query["sql"] for query in captured]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_as_often_for_many_rows_as_for_few(
    name: str, portal: Portal, admin: Client
) -> None:
    add, view = LISTS[name]
    address = reverse(view)
    for number in range(FEW):
        add(portal, number)
    few = queries(admin, address)
    for number in range(FEW, MANY):
        add(portal, number)
    many = queries(admin, address)
    new = [sql for sql in many if many.count(sql) > few.count(sql) or sql not in few]
    assert len(many) <= len(few), "\n".join(sql[:300] for sql in new[:40])
