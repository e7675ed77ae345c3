"""Nothing that an anonymous reader may not open is found, counted or suggested."""

from __future__ import annotations

import datetime
import random
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cases.models import CaseStudyPage
from catalogue.models import Entry
from catalogue.sources import sources
from catalogue.writing import rebuild
from home.models import TeamPage
from search.service import search
from search.suggestions import suggestions
from tests.following import follow_changes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_engine")]


def found(query: str = "Geheimnis") -> set[str]:
    follow_changes()
    result = search(query, "de", facets=["kind"])
    assert result.total == result.unfiltered == len(result.hits)
    assert sum(result.counts.values()) == result.total
    return {hit.url for hit in result.hits}


def close(page: Page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_a_restriction_removes_the_page_and_its_end_brings_it_back(publish_case: Any) -> None:
    page = publish_case("Ein Geheimnis")
    assert found() == {page.url}
    restriction = close(page)
    assert found() == set()
    assert not Entry.objects.filter(title="Ein Geheimnis").exists()
    restriction.delete()
    assert found() == {page.url}


def test_a_restriction_above_removes_all_pages_below(publish_case: Any, trees: Any) -> None:
    publish_case("Ein Geheimnis")
    close(trees["de"].home)
    assert found() == set()
    assert not Entry.objects.filter(locale="de").exclude(kind="project").exists()
    assert not search("Geheimmis", "de").replaced
    publish_case("Noch ein Geheimnis")
    assert found() == set()


def test_a_restriction_hides_even_where_the_row_is_still_there(publish_case: Any) -> None:
    page = publish_case("Ein Geheimnis")
    restriction = PageViewRestriction(page=page, restriction_type=PageViewRestriction.LOGIN)
    PageViewRestriction.objects.bulk_create([restriction])
    assert Entry.objects.filter(title="Ein Geheimnis").exists()
    assert found() == set()
    assert not search("Geheimmis", "de").replaced


def test_drafts_are_never_found(publish_case: Any) -> None:
    page = publish_case("Der Titel")
    page.title = "Ein Geheimnis"
    page.save_revision()
    assert found() == set()
    assert Entry.objects.get(object_id=page.pk).title == "Der Titel"
    page.save_revision().publish()
    assert found() == {page.url}


def test_unpublished_expired_and_deleted_pages_go(publish_case: Any) -> None:
    unpublished, expired, deleted = (publish_case(f"Geheimnis {number}") for number in range(3))
    assert len(found()) == 3
    unpublished.unpublish()
    assert len(found()) == 2
    Page.objects.filter(pk=expired.pk).update(
        expire_at=timezone.now() - datetime.timedelta(minutes=1)
    )
    assert len(found()) == 1
    for source in sources:
        rebuild(source)
    assert Entry.objects.filter(title__startswith="Geheimnis").count() == 1
    deleted.delete()
    assert found() == set()


def test_deleting_a_branch_removes_all_its_documents(publish_case: Any, trees: Any) -> None:
    publish_case("Ein Geheimnis")
    trees["de"].area.delete()
    assert found() == set()
    assert not Entry.objects.filter(locale="de", kind__in=["case", "team"]).exists()


def test_pages_that_mirror_others_are_left_out(publish_case: Any, trees: Any) -> None:
    page = publish_case("Ein Geheimnis")
    page.create_alias(parent=trees["de"].area, update_slug="spiegel")
    assert found() == {page.url}


def test_a_change_that_is_rolled_back_leaves_no_trace(publish_case: Any) -> None:
    page = publish_case("Der Titel")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        page.title = "Ein Geheimnis"
        page.save_revision().publish()
        assert 1 / 0
    assert found() == set()


def test_whatever_editors_do_only_public_pages_are_found(publish_case: Any, trees: Any) -> None:
    chance = random.Random(3)
    pages = [publish_case(f"Geheimnis {number}") for number in range(4)]
    area = trees["de"].area
    for _step in range(40):
        page = CaseStudyPage.objects.get(pk=chance.choice(pages).pk)
        match chance.randrange(6):
            case 0:
                page.unpublish()
            case 1:
                page.save_revision().publish()
            case 2:
                place = chance.choice([page, area])
                if not place.get_view_restrictions().filter(page=place).exists():
                    close(place)
            case 3:
                PageViewRestriction.objects.filter(page__in=[page, area]).first() and (
                    PageViewRestriction.objects.filter(page__in=[page, area]).first().delete()
                )
            case 4:
                page.title = f"Geheimnis {chance.randrange(99)}"
                page.save_revision()
            case 5:
                page.slug = f"geheim-{page.pk}-{chance.randrange(99)}"
                page.save_revision().publish()
        public = CaseStudyPage.objects.live().public()
        assert found() == {each.url for each in public}
        assert set(Entry.objects.filter(kind="case").values_list("object_id", flat=True)) == set(
            public.values_list("pk", flat=True)
        )


def test_what_is_moved_into_something_closed_is_gone_at_once(
    publish_case: Any, trees: Any, publish_guidance: Any
) -> None:
    page = publish_case("Ein Geheimnis")
    closed = TeamPage(title="Intern", slug="intern", locale=trees["de"].home.locale)
    trees["de"].home.add_child(instance=closed)
    close(closed)
    follow_changes()
    page.move(closed, pos="last-child", user=None)
    assert search("Geheimnis", "de").total == 0
    assert not suggestions("Geheim", "de")
    assert found() == set()


def test_what_is_moved_and_closed_before_anybody_followed_is_gone_at_once(
    publish_case: Any, trees: Any
) -> None:
    page = publish_case("Ein Geheimnis")
    other = TeamPage(title="Anderswo", slug="anderswo", locale=trees["de"].home.locale)
    trees["de"].home.add_child(instance=other)
    page.move(other, pos="last-child", user=None)
    close(CaseStudyPage.objects.get(pk=page.pk))
    assert search("Geheimnis", "de").total == 0
    assert not Entry.objects.filter(object_id=page.pk).exclude(path="").exists()
