"""A municipality answers the open questions of its case study by a signed link."""

from __future__ import annotations

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from accounts.models import User
from cases.answer_form import field_for
from cases.invitations import SALT, token_for
from cases.models import CaseStudyPage
from cases.presenters.gaps import open_fields
from cases.schema import FIELDS
from taxonomy.importing import load as load_terms
from taxonomy.models import Term
from tests.factories.pages import make_case
from tests.factories.portal import Portal
from tests.factories.streams import facts
from tests.factories.translations import translated

pytestmark = pytest.mark.django_db
OFFICE = "Stabsstelle Digitales"


@pytest.fixture
def case(portal: Portal) -> CaseStudyPage:
    load_terms()
    return make_case(
        portal.area("by"),
        title="Pegel",
        slug="pegel",
        contact_mail="rathaus@example.org",
        operation_facts=facts(operator="Stadtwerke", unknown=["legal_form"]),
    )


def address(case: CaseStudyPage) -> str:
    return reverse("town_answers", args=[token_for(case)])


def draft_of(case: CaseStudyPage) -> CaseStudyPage:
    return CaseStudyPage.objects.get(pk=case.pk).get_latest_revision_as_object()


def test_the_link_asks_exactly_what_is_open(case: CaseStudyPage, client: Client) -> None:
    answer = client.get(address(case))
    page = answer.content.decode()
    names = {f'name="{key}"' for key in open_fields(case)}
    assert all(name in page for name in names)
    assert 'name="operator"' not in page
    assert "noindex" in page
    # The address is a key that no other site may learn.
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]


def test_answers_become_a_draft_with_the_office_as_its_source(
    case: CaseStudyPage, client: Client
) -> None:
    sent = {
        "office": OFFICE,
        "effort_staff_operation": "0,5",
        "effort_staff_operation_note": "seit 2024",
        "legal_form": Term.objects.of("legal_form").earliest("order").code,
        "barriers": "Zu wenig Masten\nKein Strom",
    }
    answer = client.post(address(case), sent)
    assert answer.status_code == 200
    draft = draft_of(case)
    case.refresh_from_db()
    assert case.live and case.has_unpublished_changes
    barriers = draft.transfer_facts[0].value["barriers"]
    assert [entry["text"] for entry in barriers] == ["Zu wenig Masten", "Kein Strom"]
    source = barriers[0]["sources"][0]
    assert OFFICE in source["title"]
    assert source["url"].endswith(f"/questions/{case.pk}/")
    assert draft.operation_facts[0].value["operator"]["stated"] == "Stadtwerke"
    staff = draft.transfer_facts[0].value["effort_staff_operation"]
    assert (staff["stated"], staff["note"]) == (0.5, "seit 2024")
    assert draft.operation_facts[0].value["unknown"] == []
    assert draft.current_workflow_state is not None
    assert not {"barriers", "effort_staff_operation", "legal_form"} & open_fields(draft).keys()


def test_what_is_answered_is_not_asked_again_and_not_overwritten(
    case: CaseStudyPage, client: Client
) -> None:
    first = {"office": OFFICE, "barriers": "Kein Mast"}
    client.post(address(case), first)
    assert 'name="barriers"' not in client.get(address(case)).content.decode()
    assert client.post(address(case), {**first, "barriers": "Anderes"}).status_code == 422
    value = draft_of(case).transfer_facts[0].value["barriers"]
    assert [entry["text"] for entry in value] == ["Kein Mast"]


@pytest.mark.parametrize(
    "sent", [{}, {"office": OFFICE}, {"barriers": "Kein Mast"}, {"office": OFFICE, "end": "Mai"}]
)
def test_what_says_nothing_is_refused_and_kept(
    case: CaseStudyPage, client: Client, sent: dict[str, str]
) -> None:
    revisions = case.revisions.count()
    answer = client.post(address(case), sent)
    assert answer.status_code == 422
    assert all(value in answer.content.decode() for value in sent.values())
    assert case.revisions.count() == revisions


@pytest.mark.parametrize("token", ["erfunden", "Mw:1abc:xyz", "%00", ""])
def test_another_link_leads_nowhere(portal: Portal, client: Client, token: str) -> None:
    gone = signing.dumps(10**9, salt=SALT)
    assert client.get(f"/de/questions/answer/{token or gone}/").status_code == 404


def test_an_old_link_and_one_of_a_closed_page_lead_nowhere(
    case: CaseStudyPage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = address(case)
    case.unpublish()
    assert client.get(link).status_code == 404
    case.save_revision().publish()
    assert client.get(link).status_code == 200
    monkeypatch.setattr("django.core.signing.time.time", lambda: 4_000_000_000.0)
    assert client.get(link).status_code == 404


def test_every_field_of_the_schema_can_be_asked(portal: Portal) -> None:
    for field in FIELDS.values():
        if field.is_fact:
            assert field_for(field).label == str(field.label)


def test_editors_of_the_area_get_the_link(
    case: CaseStudyPage, client: Client, administrator: User, berlin_editor: User
) -> None:
    english = translated(case, Locale.objects.get(language_code="en")).get_target_instance()
    client.force_login(administrator)
    for page in (case, english):
        shown = client.get(reverse("invite_town", args=[page.pk])).content.decode()
        assert "/questions/answer/" in shown
        assert "mailto:rathaus@example.org?subject=" in shown
    client.force_login(berlin_editor)
    assert client.get(reverse("invite_town", args=[case.pk])).status_code in (302, 403)
