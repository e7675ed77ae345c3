"""What no source says is a question: readers answer it, or say that they would like to know."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from cases.models import CaseStudyPage, GapInterest
from cases.presenters.gaps import FEWEST_SHOWN
from home.models import Feedback
from tests.contracts.conftest import signed_in
from tests.factories.pages import make_case
from tests.factories.portal import Portal
from tests.factories.streams import facts

pytestmark = pytest.mark.usefixtures("starter_data")


@pytest.fixture
def case(portal: Portal) -> CaseStudyPage:
    return make_case(portal.area(), slug="pegel", title="Pegel", operation_facts=facts())


def test_what_is_unknown_leads_to_its_question(client: Client, case: CaseStudyPage) -> None:
    html = client.get("/de/bund/pegel/").content.decode()
    assert f'href="/de/questions/{case.pk}/#operator"' in html
    page = client.get(f"/de/questions/{case.pk}/").content.decode()
    assert 'id="operator"' in page
    assert 'id="start"' not in page  # is known
    told = "/de/feedback/?page=/de/bund/pegel/&amp;topic=answer&amp;about=Betreiber"
    assert told in page


def test_the_form_knows_page_and_detail(client: Client, case: CaseStudyPage) -> None:
    html = client.get("/de/feedback/?page=/de/bund/pegel/&topic=answer&about=Betreiber")
    assert "<strong>Betreiber</strong>" in html.content.decode()
    sent = {
        "topic": "answer",
        "message": "Die Stadtwerke.",
        "about": "Betreiber",
        "page_path": "/de/bund/pegel/",
    }
    client.post("/de/feedback/", sent)
    feedback = Feedback.objects.get()
    assert (feedback.topic, feedback.about) == ("answer", "Betreiber")


def test_who_would_like_to_know_is_counted_without_a_name(
    client: Client, case: CaseStudyPage
) -> None:
    for number in range(1, FEWEST_SHOWN + 1):
        answer = client.post(f"/de/questions/{case.pk}/", {"field": "operator"}, follow=True)
        shown = f"{number} Personen wollen es auch wissen" in answer.content.decode()
        assert shown == (number >= FEWEST_SHOWN)
        assert "Wir zählen" in answer.content.decode()
    assert GapInterest.objects.get().number == FEWEST_SHOWN


@pytest.mark.parametrize("field", ["", "start", "summary", "gibtsnicht", "\0"])
def test_only_what_is_open_can_be_asked(client: Client, case: CaseStudyPage, field: str) -> None:
    assert client.post(f"/de/questions/{case.pk}/", {"field": field}).status_code == 404
    assert not GapInterest.objects.exists()


def test_a_draft_has_no_questions(client: Client, portal: Portal) -> None:
    draft = make_case(portal.area(), slug="geheim", title="Geheim", live=False)
    assert client.get(f"/de/questions/{draft.pk}/").status_code == 404


def test_whom_to_ask_is_the_mailbox_else_the_project(client: Client, portal: Portal) -> None:
    case = make_case(portal.area(), slug="mail", contact_mail="smart@stadt.example")
    html = client.get(f"/de/questions/{case.pk}/").content.decode()
    assert "mailto:smart@stadt.example" in html


def test_editors_see_what_is_asked_most(federal_editor: User, case: CaseStudyPage) -> None:
    GapInterest.objects.create(case=case, field="operator", number=12)
    html = signed_in(federal_editor).get("/admin/reports/open-questions/").content.decode()
    assert "Betreiber" in html
    assert "12" in html
