"""A source is entered once: the register knows the statements on it, and changes it in all."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from accounts.models import User
from cases.models import CaseStudyPage
from content.actions import ChangeSource, SourceRefusedError
from content.models import Source
from content.source_register import TOPIC
from jobs.actions.base import NotAllowedError
from jobs.delivery import deliver
from jobs.models import OutboxMessage
from tests.factories.pages import make_case
from tests.factories.portal import Portal
from tests.factories.streams import SOURCE, Raw, facts, statement
from tests.factories.translations import translate_all, translated
from tests.following import follow_changes

pytestmark = pytest.mark.django_db
ADDRESS = SOURCE["url"]
OTHER = "https://www.example.org/anderer-bericht"
MOVED = "https://www.example.org/umgezogen"


@pytest.fixture
def case(portal: Portal) -> CaseStudyPage:
    return make_case(
        portal.area("by"),
        slug="belegt",
        summary="Die Stadt misst den Pegel.",
        solution=[statement("Zwei Sensoren melden den Stand.", ADDRESS, OTHER)],
        operation_facts=facts(operator="Stadtwerke"),
    )


def write(case: CaseStudyPage, *blocks: Raw) -> None:
    """Save a draft with these blocks as its solution."""
    case.solution = CaseStudyPage._meta.get_field("solution").to_python(list(blocks))
    case.save_revision()


def follow() -> None:
    deliver(OutboxMessage.objects.filter(topic=TOPIC))


def statements_on(address: str) -> set[str]:
    return set(Source.objects.get(address=address).uses.values_list("statement", flat=True))


def change(source: Source, user: User | None = None, **values: Any) -> list[int]:
    return ChangeSource(source, values, user=user).execute()


def test_each_statement_stands_at_its_sources(case: CaseStudyPage) -> None:
    case.save_revision()
    follow()
    assert statements_on(OTHER) == {"Zwei Sensoren melden den Stand."}
    on_both = statements_on(ADDRESS)
    assert "Die Stadt misst den Pegel." in on_both
    assert any(each.endswith("Stadtwerke") and ": " in each for each in on_both)
    source = Source.objects.get(address=ADDRESS)
    assert (source.titles, source.as_of) == ({"de": "Bericht der Stadt"}, "2024-05")
    assert source.read_on == datetime.date(2026, 11, 23)


def test_it_follows_drafts_and_forgets_what_nothing_rests_on(case: CaseStudyPage) -> None:
    write(case, statement("Nur noch einer.", ADDRESS))
    follow()
    assert not Source.objects.filter(address=OTHER).exists()
    own = Source.objects.get(address=ADDRESS).uses.filter(object_id=case.pk)
    assert own.exists()
    case.delete()
    follow()
    assert not own.exists()


@pytest.mark.parametrize("typed", ["", "https://", "javascript:alert(1)", "Seite 3 im Bericht"])
def test_what_is_half_typed_is_no_source(case: CaseStudyPage, typed: str) -> None:
    write(case, statement("Im Entwurf.", typed))
    follow()
    assert not Source.objects.filter(address=typed).exists()


def test_a_source_with_a_note_stays(case: CaseStudyPage) -> None:
    case.save_revision()
    follow()
    Source.objects.filter(address=OTHER).update(note="Wird 2027 neu aufgelegt.")
    write(case)
    follow()
    assert Source.objects.filter(address=OTHER).exists()


def test_a_change_holds_for_readers_drafts_and_translations(
    case: CaseStudyPage, client: Client
) -> None:
    translation = translated(case, Locale.objects.get(language_code="en"))
    english = translation.get_target_instance()
    case.refresh_from_db()
    case.title = "Entwurf"
    draft = case.save_revision()
    follow()
    source = Source.objects.get(address=ADDRESS)
    pages = change(source, address=MOVED, as_of="2026", titles={"de": "Bericht, 2. Auflage"})
    follow_changes()
    assert set(pages) == {case.pk, english.pk}
    page = client.get(case.url).content.decode()
    assert MOVED in page and "Bericht, 2. Auflage" in page
    assert f'href="{ADDRESS}"' not in page
    assert MOVED in client.get(english.url).content.decode()
    draft.refresh_from_db()
    assert ADDRESS not in json.dumps(draft.content)
    translation.source.refresh_from_db()
    assert MOVED in translation.source.content_json
    assert ADDRESS not in translation.source.content_json
    english.refresh_from_db()
    translation.source.update_from_db()
    translate_all(translation)
    translation.save_target(publish=True)
    assert MOVED in client.get(english.url).content.decode()
    source.refresh_from_db()
    assert (source.address, source.as_of) == (MOVED, "2026")


def test_a_second_time_changes_nothing(case: CaseStudyPage) -> None:
    case.save_revision()
    follow()
    source = Source.objects.get(address=OTHER)
    assert change(source, as_of="2025") == [case.pk]
    assert change(source, as_of="2025") == []


def test_two_sources_cannot_have_one_address(case: CaseStudyPage) -> None:
    case.save_revision()
    follow()
    with pytest.raises(SourceRefusedError):
        change(Source.objects.get(address=ADDRESS), address=OTHER)


def test_who_may_not_publish_the_pages_changes_no_source(
    case: CaseStudyPage, berlin_editor: User, client: Client
) -> None:
    case.save_revision()
    follow()
    source = Source.objects.get(address=OTHER)
    with pytest.raises(NotAllowedError):
        change(source, berlin_editor, as_of="1999")
    client.force_login(berlin_editor)
    assert client.get(reverse("sources:inspect", args=[source.pk])).status_code == 200
    answer = client.post(
        reverse("sources:edit", args=[source.pk]),
        {"address": MOVED, "titles_0": "Bericht", "as_of": "1999"},
    )
    assert answer.status_code in (302, 403)
    source.refresh_from_db()
    assert source.address == OTHER


def test_the_register_shows_and_changes_a_source(
    case: CaseStudyPage, administrator: User, client: Client
) -> None:
    case.save_revision()
    follow()
    client.force_login(administrator)
    listed = client.get(reverse("sources:index"), {"q": "anderer"}).content.decode()
    assert OTHER in listed and ADDRESS not in listed
    source = Source.objects.get(address=OTHER)
    shown = client.get(reverse("sources:inspect", args=[source.pk])).content.decode()
    assert "Zwei Sensoren melden den Stand." in shown
    assert reverse("wagtailadmin_pages:edit", args=[case.pk]) in shown
    edit = reverse("sources:edit", args=[source.pk])
    taken = client.post(edit, {"address": ADDRESS, "titles_0": "Bericht"})
    assert taken.status_code == 200
    sent = {"address": MOVED, "titles_0": "Neuer Titel", "titles_1": "", "titles_2": ""}
    assert client.post(edit, {**sent, "read_on": "27.11.2026"}).status_code == 302
    case.refresh_from_db()
    assert MOVED in json.dumps(case.solution.get_prep_value())
    assert "2026-11-27" in json.dumps(case.solution.get_prep_value())


def test_forms_suggest_the_last_used_sources_and_those_with_the_words(
    case: CaseStudyPage, administrator: User, client: Client
) -> None:
    case.save_revision()
    follow()
    client.force_login(administrator)
    address = reverse("source_suggestions")
    everything = client.get(address, {"language": "de"}).json()["sources"]
    assert {OTHER, ADDRESS} <= {each["url"] for each in everything}
    [one] = client.get(address, {"q": "anderer bericht", "language": "en"}).json()["sources"]
    assert one == {
        "url": OTHER,
        "title": "Bericht der Stadt",
        "site": "",
        "as_of": "2024-05",
        "read_on": "23.11.2026",
    }
    assert client.get(address, {"q": "gibt es nicht"}).json() == {"sources": []}


def test_drafts_of_other_teams_stay_theirs(
    case: CaseStudyPage, portal: Portal, berlin_editor: User, client: Client
) -> None:
    case.title = "Geheimer Titel"
    write(case, statement("Noch im Entwurf.", OTHER))
    hidden = make_case(portal.area("by"), slug="neu", title="Nur Entwurf", live=False)
    write(hidden, statement("Auch im Entwurf.", OTHER))
    follow()
    client.force_login(berlin_editor)
    source = Source.objects.get(address=OTHER)
    shown = client.get(reverse("sources:inspect", args=[source.pk])).content.decode()
    assert CaseStudyPage.objects.get(pk=case.pk).title in shown
    for secret in ("Geheimer Titel", "Noch im Entwurf.", "Nur Entwurf", "Auch im Entwurf."):
        assert secret not in shown
