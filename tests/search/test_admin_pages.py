"""What editors see of search: why hits stand in their order, and how the indexes stand."""

from __future__ import annotations

import math
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from search.explanations import explain
from search.index.building import build, maintain
from search.index.writing import active_index
from search.models import SearchIndex
from search.service import search
from tests.contracts.conftest import signed_in
from tests.following import follow_changes

pytestmark = pytest.mark.django_db
QUESTIONS = (
    *("Hochwasser", "hochwaser Melder", "Wasser Köln", "der Melder im Park", "Sirenenanlage"),
    *('"Melder" -Park', "Lampe Bank Wasser"),
)
ORDER = "/admin/reports/search-order/"
STATE = "/admin/reports/search-index/"


@pytest.fixture
def told(publish_case: Any) -> None:
    """Some pages that share words."""
    publish_case("Hochwassermelder in Köln", "Sensoren messen das Wasser am Rhein.")
    publish_case("Lampen im Park", "Eine Bank und viele Lampen, ein Melder am Wasser.")
    publish_case("Melder am Wasser", "Der Melder meldet Hochwasser, und der Melder warnt.")
    publish_case("Sirenenanlage", "Eine Anlage mit Sirenen.")
    follow_changes()


@pytest.mark.usefixtures("told", "each_engine")
@pytest.mark.parametrize("query", QUESTIONS)
def test_the_parts_add_up_to_the_score_in_the_order_of_the_list(query: str) -> None:
    explanation = explain(query, "de")
    assert explanation.hits
    for hit in explanation.hits:
        assert math.isclose(hit.words * hit.prior, hit.score, rel_tol=1e-5)
    listed = search(query, "de", size=50)
    assert [hit.entry.pk for hit in explanation.hits] == [hit.entry.pk for hit in listed.hits]


@pytest.mark.usefixtures("told")
def test_editors_read_what_each_word_adds(administrator: User) -> None:
    html = signed_in(administrator).get(f"{ORDER}?q=hochwaser").content.decode()
    assert "Melder am Wasser" in html
    assert "hochwaser" in html and "→" in html
    assert "Adds" in html or "Trägt bei" in html


@pytest.mark.parametrize("query", ["", "   ", "xyzxyz", "%00", "<script>", "a" * 5000])
def test_any_question_is_answered(administrator: User, query: str) -> None:
    response = signed_in(administrator).get(ORDER, {"q": query, "locale": "xx"})
    assert response.status_code == 200
    assert "<script>x" not in response.content.decode()


@pytest.mark.usefixtures("told")
def test_a_press_has_the_worker_build_all_indexes_and_a_second_changes_nothing(
    administrator: User,
) -> None:
    before = active_index("de").pk
    signed = signed_in(administrator)
    assert signed.post(STATE).status_code == 302
    assert "<progress" in signed.get(STATE).content.decode()
    wanted = SearchIndex.objects.filter(rebuild_wanted=True).count()
    signed.post(STATE)
    assert SearchIndex.objects.filter(rebuild_wanted=True).count() == wanted
    maintain()
    assert active_index("de").pk != before
    assert not SearchIndex.objects.filter(rebuild_wanted=True).exists()
    assert "<progress" not in signed.get(STATE).content.decode()


@pytest.mark.usefixtures("told")
def test_what_was_asked_for_stands_until_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    SearchIndex.objects.filter(pk=active_index("de").pk).update(rebuild_wanted=True)

    def killed(*args: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("search.index.building.activate", killed)
        with pytest.raises(KeyboardInterrupt):
            build("de")
    assert active_index("de").rebuild_wanted
    maintain()
    assert not active_index("de").rebuild_wanted


def test_the_pages_are_for_those_with_the_right(client: Client, learner: User) -> None:
    signed = signed_in(learner)
    for address in (ORDER, STATE):
        assert signed.get(address).status_code in (302, 403)
    assert client.get(ORDER).status_code == 302
