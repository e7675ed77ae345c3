"""What is kept of questions, what is shown of them, and what never."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from portal.page_cache import page_memory
from search.actions import ForgetQueries
from search.models import SearchQuery
from search.queries import KEPT, is_personal
from taxonomy.models import AdministrativeUnit
from tests.contracts.conftest import signed_in

pytestmark = pytest.mark.django_db
PRIVACY = Path(__file__).parents[2] / "starter/content/pages/start/privacy.yaml"


def ask(client: Client, query: str, times: int = 1) -> None:
    for _time in range(times):
        page_memory.clear()
        assert client.get(f"/de/search/?{query}").status_code == 200


def asked(text: str, times: int = 5, hits: int = 0, **values: Any) -> SearchQuery:
    return SearchQuery.objects.create(
        **{
            "day": timezone.localdate(),
            "locale": "de",
            "text": text,
            "engine": "postgres",
            "degraded": False,
            "asked": times,
            "hits": hits,
            "total_ms": 10 * times,
            "longest_ms": 10,
            **values,
        }
    )


def test_a_question_is_counted_by_day_and_names_of_filters(
    client: Client, publish_case: Any
) -> None:
    publish_case("Hochwasser")
    ask(client, "q=Hochwasser", 2)
    ask(client, "q=hochwasser&page=2")
    ask(client, "q=Hochwasser&kind=case&land=14")
    first, second = SearchQuery.objects.order_by("filters")
    assert (first.text, first.locale, first.filters) == ("hochwasser", "de", "")
    assert (first.day, first.hits, second.filters) == (timezone.localdate(), 1, "kind,land")
    assert first.asked in (2, 3) and second.asked == 1
    assert first.longest_ms <= first.total_ms


def test_nothing_is_kept_that_tells_of_a_person() -> None:
    kept = {field.name for field in SearchQuery._meta.get_fields()} - {"id"}
    assert kept == {
        *("day", "locale", "text", "filters", "engine", "degraded"),
        *("asked", "hits", "total_ms", "longest_ms", "opened", "places"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "anna@example.org",
        "anna (at) example.org",
        "0171 2345678",
        "+49 (0)30/123 456",
        "DE89 3704 0044 0532 0130 00",
        "de89370400440532013000",
        "Ausweis 123456789",
        "0171 2024-2026",
        "2024 2026 12",
        "14521999",
        "geboren 31.12.1980",
    ],
)
def test_what_looks_like_data_of_a_person_is_not_kept(
    text: str, client: Client, trees: Any
) -> None:
    assert is_personal(text)
    client.get("/de/search/", {"q": text})
    assert not SearchQuery.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        *("Hochwasser 2026", "§ 12a OZG", "5G in Köln", "DIN SPEC 91357"),
        *("Förderung 2024-2026", "2014–2020", "Wintersemester 2024/25", "Verordnung (EU) 2016/679"),
        "2023 2024 2025",
    ],
)
def test_other_questions_are_kept(text: str) -> None:
    assert not is_personal(text)


def test_a_key_of_the_register_is_no_telephone_number() -> None:
    AdministrativeUnit.objects.create(key="05315000", level="municipality", name="Köln")
    assert [text for text in ("05315000", "Köln 05 315 000") if is_personal(text)] == []
    assert is_personal("05315000 0221 123456") and is_personal("05315001")


def test_empty_questions_are_not_counted(client: Client, trees: Any) -> None:
    ask(client, "q=")
    ask(client, "")
    assert not SearchQuery.objects.exists()


def test_editors_see_only_what_several_have_asked(administrator: User) -> None:
    asked("lawine", 3)
    asked("lawine", 2, day=timezone.localdate() - datetime.timedelta(days=1))
    asked("seltenes", 4)
    asked("hochwasser", 9, hits=7)
    browser = signed_in(administrator)
    html = browser.get(reverse("search_queries")).content.decode()
    assert html.index("hochwasser") < html.index("lawine")
    assert "seltenes" not in html
    html = browser.get(reverse("search_queries_without_hits")).content.decode()
    assert "lawine" in html and "hochwasser" not in html and "seltenes" not in html
    assert f"{reverse('search_synonyms:add')}?query=lawine&amp;language=de" in html


def open_hit(client: Client, place: str = "3", *, language: str = "de", **headers: str) -> None:
    sent = {"q": "Hochwasser\0", "language": language, "place": place}
    assert client.post(reverse("search_opened"), sent, headers=headers).status_code == 204


def test_an_opened_hit_is_counted_with_its_place_and_without_who(
    client: Client, publish_case: Any, administrator: User
) -> None:
    publish_case("Hochwasser")
    open_hit(client)
    assert not SearchQuery.objects.exists()
    ask(client, "q=Hochwasser", 5)
    for place in ("1", "2"):
        open_hit(client, place)
    for place in ("", "0", "-1", "501", "9999999", "²", "x"):
        open_hit(client, place)
    for language in ("", "xx", "\0"):
        open_hit(client, language=language)
    open_hit(client, sec_fetch_site="cross-site")
    counted = SearchQuery.objects.get()
    assert (counted.opened, counted.places) == (2, 3)
    assert not client.cookies
    report = signed_in(administrator).get(reverse("search_queries") + "?export=csv")
    assert b"".join(report).decode().splitlines()[1].endswith(",2,1.5")


def test_a_page_of_hits_says_where_to_count_what_is_opened(client: Client, trees: Any) -> None:
    html = client.get("/de/search/?q=Startseite").content.decode()
    assert "search/results" in html
    assert client.get(reverse("search_opened")).status_code == 405


def test_a_query_that_finds_something_now_is_no_longer_without_hits(administrator: User) -> None:
    asked("lawine", 9, day=timezone.localdate() - datetime.timedelta(days=1))
    asked("lawine", 1, hits=2)
    html = signed_in(administrator).get(reverse("search_queries_without_hits")).content.decode()
    assert "lawine" not in html


def test_an_exported_query_is_no_formula(administrator: User) -> None:
    asked("=1+1")
    answer = signed_in(administrator).get(reverse("search_queries") + "?export=csv")
    assert "'=1+1,de,5,0,10" in b"".join(answer).decode()


def test_only_who_may_see_queries_gets_the_reports(federal_editor: User) -> None:
    browser = signed_in(federal_editor)
    for name in ("search_queries", "search_queries_without_hits", "search_synonyms:index"):
        assert browser.get(reverse(name)).status_code in (302, 403), name


def test_counts_are_deleted_after_thirteen_months() -> None:
    asked("alt", day=timezone.localdate() - KEPT - datetime.timedelta(days=1))
    asked("neu", day=timezone.localdate() - KEPT)
    assert ForgetQueries().execute() == 1
    assert SearchQuery.objects.get().text == "neu"


def test_the_privacy_notice_says_what_is_counted_and_for_how_long() -> None:
    assert KEPT.days // 30 == 13
    text = " ".join(PRIVACY.read_text(encoding="utf-8").split())
    assert "welche Wörter gesucht werden" in text and "Nach 13 Monaten" in text
    assert "which words are searched for" in text and "After 13 months" in text
