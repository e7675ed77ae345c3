"""The worker gives pages their meaning, and keeps it in step with their texts."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from catalogue.models import Entry
from jobs.outbox import deliver_due
from search.models import Passage
from search.semantics.embedding import embed_waiting
from search.semantics.memory import cosines
from search.semantics.port import Embedder
from search.semantics.ranking import similar
from search.semantics.writing import catch_up
from search.service import search
from tests.following import follow_changes

pytestmark = pytest.mark.django_db
TITLES = (
    "Pegel warnen vor Hochwasser",
    "Parkplätze finden mit Sensoren",
    "Haushalt gemeinsam beschließen",
    "Bücherei mit langen Öffnungszeiten",
)


def work() -> int:
    """Do what the worker does, and return how many vectors it made."""
    follow_changes()
    deliver_due()
    return embed_waiting(60.0)


@pytest.fixture
def pages(model: Embedder, publish_case: Any) -> list[Any]:
    """Pages of several subjects, with vectors."""
    made = [publish_case(title) for title in TITLES]
    assert work()
    return made


def nearest(question: str) -> str:
    found = cosines(question, "de")
    return Entry.objects.get(pk=max(found, key=found.__getitem__)).title


def test_a_question_without_a_common_word_finds_its_page(pages: list[Any]) -> None:
    assert search("Überschwemmung", "de").total == 0
    found = cosines("Überschwemmung", "de")
    assert nearest("Überschwemmung") == TITLES[0]
    assert Entry.objects.get(pk=similar([], found)[0]).title == TITLES[0]
    assert nearest("Wo kann ich mein Auto abstellen?") == TITLES[1]


def test_what_means_nothing_finds_nothing(pages: list[Any]) -> None:
    texts = ["", " ", "xqzt wvfk", "!!!", "\0", "🙂", "a" * 10_000]
    assert [text for text in texts if similar([], cosines(text, "de"))] == []


def test_other_locales_are_left_alone(pages: list[Any]) -> None:
    of_locale = set(Entry.objects.filter(locale="en").values_list("pk", flat=True))
    assert set(cosines("Hochwasser", "en")) == of_locale


def test_a_second_run_embeds_nothing(pages: list[Any]) -> None:
    pages[0].save()
    assert work() == 0
    catch_up()
    assert work() == 0


def test_a_text_that_was_changed_is_embedded_again_and_others_are_not(pages: list[Any]) -> None:
    before = set(Passage.objects.values_list("pk", flat=True))
    cosines("Hochwasser", "de")
    page = pages[0]
    page.title = "Bienen zählen"
    page.save_revision().publish()
    work()
    gone = before - set(Passage.objects.values_list("pk", flat=True))
    assert 0 < len(gone) < len(before)
    assert not Passage.objects.waiting().exists()
    assert nearest("Insekten") == "Bienen zählen"


def test_passages_go_with_their_entry(pages: list[Any]) -> None:
    before = len(cosines("Überschwemmung", "de"))
    pages[0].unpublish()
    follow_changes()
    assert set(Passage.objects.values_list("entry", flat=True)) == set(
        Entry.objects.values_list("pk", flat=True)
    )
    assert len(cosines("Überschwemmung", "de")) == before - 1


def test_saving_makes_no_vector(model: Embedder, publish_case: Any) -> None:
    publish_case("Pegel warnen vor Hochwasser")
    assert not Passage.objects.exists()
    assert cosines("Hochwasser", "de") == {}
    assert search("Hochwasser", "de").total == 1


def test_titles_come_first_and_the_worker_returns_to_its_work(
    model: Embedder, publish_case: Any
) -> None:
    for title in TITLES:
        publish_case(title, "Ein Satz, der etwas sagt. " * 200)
    follow_changes()
    deliver_due()
    assert 1 <= embed_waiting(0.01) <= 8
    made = Passage.objects.exclude(vector=None)
    assert set(made.values_list("position", flat=True)) == {0}
    assert Passage.objects.waiting().exists()


def test_pages_from_before_get_their_passages(pages: list[Any]) -> None:
    Passage.objects.all().delete()
    catch_up()
    assert work() >= len(TITLES)


def test_vectors_of_another_model_do_not_count_and_are_made_anew(pages: list[Any]) -> None:
    Passage.objects.update(model="another 1")
    assert cosines("Hochwasser", "de") == {}
    catch_up()
    assert work() == Passage.objects.count()
    assert nearest("Überschwemmung") == TITLES[0]


def test_switched_off_words_answer_and_what_changes_is_forgotten(
    pages: list[Any], settings: Any
) -> None:
    settings.SEMANTIC_SEARCH = False
    assert cosines("Überschwemmung", "de") == {}
    assert search("Hochwasser", "de").total == 1
    entry = Entry.objects.get(title=TITLES[0])
    pages[0].save_revision().publish()
    assert work() == 0
    assert not Passage.objects.filter(entry=entry).exists()
    settings.SEMANTIC_SEARCH = True
    catch_up()
    assert work() > 0


def test_the_command_says_what_waits_and_makes_all_anew(pages: list[Any], settings: Any) -> None:
    newest = Passage.objects.latest("pk").pk
    said = StringIO()
    call_command("search_passages", "rebuild", stdout=said)
    number = Passage.objects.filter(locale="de").count()
    assert f"de: {number} passages, 0 without a vector" in said.getvalue()
    assert not Passage.objects.filter(pk__lte=newest).exists()
    settings.SEMANTIC_SEARCH = False
    with pytest.raises(CommandError):
        call_command("search_passages", "rebuild")
    call_command("search_passages", "status", stdout=said)
    assert "no model" in said.getvalue()
