"""The lists of the admin ask the database as often for many rows as for few, for each role."""

from __future__ import annotations

import datetime
import re

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, GroupApprovalTask, Site, Workflow, WorkflowTask

from accounts.models import User
from cases.models import CaseStudyPage, GapInterest, ModelProject
from editorial.views.media import THUMBNAIL
from guidance.models import GlossaryTerm, Offer, OfferPlace
from home.models import Feedback
from media_library.models import CustomDocument, CustomImage
from search.models import Promotion, SearchQuery, SynonymGroup
from taxonomy.models import AdministrativeUnit, Term
from taxonomy.multilingual import MultilingualText
from tests.contracts.admin_addresses import admin_routes, fill
from tests.contracts.conftest import signed_in
from tests.factories.pages import make_case
from tests.factories.people import make_editor
from tests.factories.portal import Portal
from tests.factories.solutions import make_solution
from tests.factories.translations import translated
from tests.media_library import files

FEW, MANY = 2, 5
FORMS = re.compile(r"/(add|new|create|upload|import|process|results|select_type|logout)/$")
# Ten rows at most on a page, and only where administrators build a workflow.
BOUNDED = {"/admin/workflows/task_chooser/"}


def add_pages(portal: Portal, number: int, person: User) -> None:
    """Add a live page with a translation, which the person locks, and a draft for review."""
    live = make_case(portal.area("by"), title=f"Fall {number}", owner=person)
    translated(live, portal.homes["en"].locale)
    live.save_revision(user=person, log_action=True)
    live.locked, live.locked_by, live.locked_at = True, person, timezone.now()
    live.save()
    draft = make_case(portal.area("by"), title=f"Fall {number} im Entwurf", live=False)
    draft.fields_of_action.add(Term.objects.get(code="used"))
    draft.save()
    draft.save_revision(user=person, log_action=True)
    draft.get_workflow().start(draft, person)
    history = CaseStudyPage.objects.get(slug="geschichte")
    history.save_revision(user=person, log_action=True)


def add_media(number: int) -> None:
    image = files.upload(f"bild-{number}.png", files.png())
    picture = CustomImage(
        title=f"Bild {number}",
        file=image,
        decorative=True,
        author="Stadt",
        licence="CC0-1.0",
        collection=Collection.get_first_root_node().add_child(name=f"Sammlung {number}"),
    )
    picture.save()
    picture.get_rendition(THUMBNAIL)
    upload = files.upload(f"bericht-{number}.pdf", files.pdf())
    CustomDocument.objects.create(title=f"Bericht {number}", file=upload)


def add_records(portal: Portal, number: int) -> None:
    land = portal.teams["by"].land
    Term.objects.create(vocabulary="sdg", code=f"t{number}", labels=MultilingualText(de="T"))
    ModelProject.objects.create(
        slug=f"p{number}", name=f"P {number}", category="mittelstadt", cohort=2020
    )
    AdministrativeUnit.objects.create(
        key=f"098{number:02}", level="district", name=f"Kreis {number}", parent=land
    )
    Feedback.objects.create(
        topic="other",
        message=f"Nachricht {number}",
        page_path="/de/",
        language="de",
        answer_due=datetime.date(2026, 12, 1),
    )
    Redirect.objects.create(
        old_path=f"/alt-{number}", redirect_page=portal.area("by"), site=Site.objects.get()
    )


def add_offers_and_words(portal: Portal, number: int) -> None:
    """Add what the team of the Bund cares for, and what readers asked for."""
    kinds = [
        Term.objects.create(
            vocabulary=vocabulary, code=f"k{number}", labels=MultilingualText(de=f"K {number}")
        )
        for vocabulary in ("offer_kind", "solution_type")
    ]
    make_solution(kind=kinds[1])
    said = {"sources": "https://a.example/", "read_on": datetime.date(2026, 11, 23)}
    names = {"names": MultilingualText(de=f"Name {number}"), "slug": f"name-{number}"}
    offer = Offer.objects.create(kind=kinds[0], second_kind=kinds[0], **names, **said)
    land = AdministrativeUnit.objects.get(key="09")
    OfferPlace.objects.create(offer=offer, land=land)
    GlossaryTerm.objects.create(**names, **said)
    SynonymGroup.objects.create(locale="de", phrases=f"wort{number}\nbegriff{number}")
    page = portal.area("by")
    Promotion.objects.create(locale="de", queries=f"frage {number}", page=page)
    case = make_case(page, title=f"Fall {number} mit Frage")
    GapInterest.objects.create(case=case, field="operator", number=number + 1)
    query = {"text": f"frage {number}", "locale": "de", "day": timezone.localdate()}
    counted = {"asked": 3, "hits": 0, "total_ms": 9, "longest_ms": 5, "degraded": False}
    SearchQuery.objects.create(engine="postgresql", **query, **counted)


def add_people(portal: Portal, number: int) -> None:
    make_editor(f"writer_{number}", portal.teams["by"].group("editor"))
    Group.objects.create(name=f"Gruppe {number}")
    task = GroupApprovalTask.objects.create(name=f"Aufgabe {number}")
    task.groups.add(portal.teams["by"].group("lead"))
    workflow = Workflow.objects.create(name=f"Freigabe {number}")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)


def add_rows(portal: Portal, numbers: range, person: User) -> None:
    """Add a row or more to each list."""
    for number in numbers:
        add_pages(portal, number, person)
        add_media(number)
        add_records(portal, number)
        add_offers_and_words(portal, number)
        add_people(portal, number)


def lists_with_numbers(portal: Portal) -> list[str]:
    """Return the lists about one thing, and those that are asked with words."""
    area = portal.area("by").pk
    history = CaseStudyPage.objects.get(slug="geschichte").pk
    term = Term.objects.get(code="used").pk
    return [
        f"/admin/pages/{area}/",
        f"/admin/pages/{area}/?q=Fall",
        f"/admin/pages/{area}/?ordering=ord",
        "/admin/pages/search/?q=Fall",
        f"/admin/choose-page/{area}/",
        f"/admin/choose-page/{area}/?page_type=cases.CaseStudyPage&multiple=1",
        "/admin/choose-page/search/?q=Fall",
        "/admin/pages/usage/cases/casestudypage/",
        f"/admin/api/main/pages/?child_of={area}&for_explorer=1",
        f"/admin/pages/{history}/history/",
        f"/admin/pages/{history}/workflow_history/",
        f"/admin/snippets/taxonomy/term/usage/{term}/",
    ]


def lists(portal: Portal) -> list[str]:
    """Return the addresses of all lists: whatever has no number and is no form."""
    routes = [route.replace("^", "") for route in admin_routes() if not re.search("[<(]", route)]
    plain = {fill(route, {}) for route in routes}
    return sorted(address for address in plain - BOUNDED if not FORMS.search(address)) + (
        lists_with_numbers(portal)
    )


def statements(browser: Client, address: str) -> list[str]:
    """Return what a list asks the database; nothing where the person may not open it."""
    with CaptureQueriesContext(connection) as captured:
        answer = browser.get(address)
    if answer.status_code != 200:
        return []
    return [query["sql"] for query in captured]


@pytest.mark.parametrize("name", ["administrator", "bavarian_editor"])
def test_a_list_asks_as_often_for_many_rows_as_for_few(
    name: str, portal: Portal, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(name)
    browser = signed_in(person)
    make_case(portal.area("by"), slug="geschichte")
    Term.objects.create(
        vocabulary="field_of_action", code="used", labels=MultilingualText(de="Benutzt")
    )
    add_rows(portal, range(FEW), person)
    ContentType.objects.get_for_models(*apps.get_models())
    browser.get("/admin/account/")  # makes the person's profile
    addresses = lists(portal)
    few = {address: statements(browser, address) for address in addresses}
    add_rows(portal, range(FEW, MANY), person)
    growing = {}
    for address in addresses:
        many = statements(browser, address)
        if len(many) > len(few[address]):
            new = [sql[:200] for sql in many if many.count(sql) > few[address].count(sql)]
            growing[address] = [len(few[address]), len(many), *new]
    assert growing == {}
    assert len([address for address in addresses if few[address]]) > 20
