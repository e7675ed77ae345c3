"""What is written has a ceiling of statements too, and costs the same among many pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import CaseStudyPage
from tests.accounts.steps import sign_in
from tests.factories.page_forms import edit_address, page_form
from tests.factories.people import make_account
from tests.factories.portal import Portal
from tests.factories.siblings import multiply
from tests.factories.stage import example_of

MANY = 200
# A case study also checks the solution that it applies, reads its adoptions for the catalogue, and
# leaves a message to the register of sources.
CEILINGS = {"save a draft": 74, "publish": 117}
CEILING_OF_SIGNING_IN = 75


def statements(action: Callable[[], object]) -> int:
    """Return how many statements an action needs."""
    with CaptureQueriesContext(connection) as captured:
        action()
    return len(captured)


def save_draft(client: Client, page: CaseStudyPage) -> int:
    """Return the statements of sending a page's form as it stands."""
    form = page_form(client, page)
    return statements(lambda: client.post(edit_address(page), form))


def publish(client: Client, page: CaseStudyPage) -> int:
    """Return the statements of publishing a page."""
    fresh = CaseStudyPage.objects.get(pk=page.pk)
    return statements(lambda: fresh.save_revision().publish())


@pytest.mark.parametrize(
    ("write", "name"),
    [(save_draft, "save a draft"), (publish, "publish")],
    ids=["draft", "publish"],
)
def test_saving_a_page_costs_the_same_among_many(
    write: Callable[[Client, CaseStudyPage], int], name: str, portal: Portal, admin: Client
) -> None:
    page = example_of(CaseStudyPage)
    write(admin, page)  # what a process keeps for itself is there
    few = write(admin, page)
    multiply(page, MANY)
    many = write(admin, page)
    assert many <= few + 1  # not one for each
    assert many <= CEILINGS[name]


@pytest.mark.django_db
def test_signing_in_needs_few_statements() -> None:
    make_account("lena@example.org")
    sign_in(Client(), "lena@example.org")
    assert statements(lambda: sign_in(Client(), "lena@example.org")) <= CEILING_OF_SIGNING_IN
