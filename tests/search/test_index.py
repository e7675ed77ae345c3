"""The index follows what is published, is built anew, and can say where it is wrong."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from catalogue.models import Entry
from search.index.building import differences, maintain
from search.index.writing import active_index
from search.models import SearchIndex
from search.service import search
from tests.following import follow_changes

pytestmark = pytest.mark.django_db


def found(query: str, locale: str = "de") -> list[str]:
    follow_changes()
    return [hit.entry.title for hit in search(query, locale).hits]


def state(locale: str = "de") -> list[str]:
    return list(differences(active_index(locale)))


def postings() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_posting")
        return int(cursor.fetchone()[0])


def test_the_words_of_an_entry_change_with_it_and_go_with_it(publish_case: Any) -> None:
    page = publish_case("Lampen im Park")
    assert found("Lampe") == ["Lampen im Park"]
    page.title = "Bänke im Park"
    page.save_revision().publish()
    assert (found("Lampe"), found("Bank")) == ([], ["Bänke im Park"])
    assert state() == []
    page.delete()
    assert found("Bank") == []
    assert not Entry.objects.filter(title="Bänke im Park").exists()


def sizes(statement: str) -> set[tuple[int, int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT index_id, {statement} GROUP BY index_id")
        return {row for row in cursor.fetchall() if row[1]}


def counted() -> set[tuple[int, int, int]]:
    return sizes("count(*), sum(length) FROM search_document WHERE length > 0")


def kept() -> set[tuple[int, int, int]]:
    return sizes("sum(documents)::bigint, sum(length)::bigint FROM search_size")


def test_the_size_of_an_index_is_kept_through_all_that_changes_it(publish_case: Any) -> None:
    page = publish_case("Lampen im Park", "Sie leuchten.")
    publish_case("Bänke im Park")
    follow_changes()
    assert kept() == counted()
    page.title = "Viele neue Lampen im Park"
    page.save_revision().publish()
    follow_changes()
    assert kept() == counted()
    page.unpublish()
    follow_changes()
    assert kept() == counted()
    call_command("search_index", "rebuild", "--locale", "de", stdout=StringIO())
    assert kept() == counted()


def test_the_worker_adds_sizes_up(publish_case: Any) -> None:
    for number in range(3):
        publish_case(f"Lampe {number}")
        follow_changes()
    maintain()
    assert kept() == counted()
    with connection.cursor() as cursor:
        cursor.execute("SELECT index_id FROM search_size")
        keys = [key for (key,) in cursor.fetchall()]
    assert len(keys) == len(set(keys))


def test_a_word_that_is_new_takes_earlier_compounds_apart(publish_case: Any) -> None:
    publish_case("Sirenenanlage am Rathaus")
    assert found("Anlagen") == []
    publish_case("Sirenen", "Eine Anlage steht am Bach.")
    assert found("Anlagen") == ["Sirenen"]
    maintain()
    assert sorted(found("Anlagen")) == ["Sirenen", "Sirenenanlage am Rathaus"]
    assert state() == []


def test_an_index_is_built_beside_the_old_one_and_takes_its_place(publish_case: Any) -> None:
    publish_case("Hochwassermelder")
    follow_changes()
    old = active_index("de")
    report = StringIO()
    call_command("search_index", "rebuild", "--locale", "de", stdout=report)
    new = active_index("de")
    assert new.pk != old.pk
    assert SearchIndex.objects.filter(locale="de").count() == 1
    assert "written" in report.getvalue()
    assert found("Hochwassermelder") == ["Hochwassermelder"]
    assert state() == []


def test_what_is_saved_during_a_rebuild_is_in_both(publish_case: Any) -> None:
    publish_case("Eins")
    follow_changes()
    building = SearchIndex.objects.create(locale="de", version=1, active=False)
    publish_case("Zwei")
    follow_changes()
    assert [hit.entry.title for hit in search("Zwei", "de", index=building).hits] == ["Zwei"]
    assert found("Zwei") == ["Zwei"]


def test_another_version_of_the_analysis_is_built_by_the_worker(publish_case: Any) -> None:
    publish_case("Radweg")
    follow_changes()
    SearchIndex.objects.filter(locale="de").update(version=0)
    maintain()
    assert active_index("de").version > 0
    assert found("Radweg") == ["Radweg"]


def test_verify_names_what_is_missing_or_different(publish_case: Any) -> None:
    page = publish_case("Radweg")
    follow_changes()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_posting SET weight = weight + 1")
    with pytest.raises(CommandError, match="differences"):
        call_command("search_index", "verify", stdout=StringIO())
    assert any(f"{page.pk} (de): other terms" in line for line in state())
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_document")
    assert any(f"{page.pk} (de): missing" in line for line in state())
    call_command("search_index", "rebuild", stdout=StringIO())
    call_command("search_index", "verify", stdout=StringIO())


def test_status_tells_the_size(publish_case: Any) -> None:
    publish_case("Radweg")
    follow_changes()
    report = StringIO()
    call_command("search_index", "status", stdout=report)
    assert f"de: {Entry.objects.filter(locale='de').count()} of" in report.getvalue()


def collection(folder: Path) -> Path:
    documents = [
        {"_id": "d1", "title": "Hochwasserwarnung", "text": "Sensoren am Bach."},
        {"_id": "d2", "title": "Radwege", "text": "Ein Weg für Räder."},
        {"_id": "d3", "title": "Offene Daten", "text": "Zahlen der Stadt. Wasser."},
    ]
    questions = [
        {"_id": "question-1", "text": "Wo warnen Sensoren?"},
        {"_id": "typo-1", "text": "Radwge"},
        {"_id": "typo-2", "text": "Zzzzz"},
    ]
    for name, rows in (("corpus", documents), ("queries", questions)):
        text = "\n".join(json.dumps(row) for row in rows)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    (folder / "qrels").mkdir()
    (folder / "qrels" / "test.tsv").write_text(
        "query-id\tcorpus-id\tscore\nquestion-1\td1\t1\ntypo-1\td2\t1\ntypo-2\td3\t1\n"
    )
    return folder


def test_a_collection_is_measured_and_leaves_no_trace(tmp_path: Path, publish_case: Any) -> None:
    publish_case("Radwege der Stadt")
    follow_changes()
    before = (Entry.objects.count(), postings(), SearchIndex.objects.count())
    report = StringIO()
    folder = str(collection(tmp_path))
    call_command("evaluate_search", "--corpus", folder, "--locale", "de", stdout=report)
    figures = json.loads(report.getvalue())
    assert figures["question"]["ndcg@10"] == 1
    assert figures["typo"]["ndcg@10"] == 0.5
    assert figures["typo"]["empty"] == 0.5
    assert figures["overall"]["questions"] == 3
    assert (Entry.objects.count(), postings(), SearchIndex.objects.count()) == before


def test_a_collection_that_cannot_be_read_is_named_with_file_and_line(tmp_path: Path) -> None:
    folder = collection(tmp_path)
    with (folder / "queries.jsonl").open("a") as file:
        file.write("\n{}")
    with pytest.raises(CommandError, match=r"queries\.jsonl, line 4"):
        call_command("evaluate_search", "--corpus", str(folder), "--locale", "de")
    with pytest.raises(CommandError, match=r"corpus\.jsonl"):
        call_command("evaluate_search", "--corpus", str(tmp_path / "none"), "--locale", "de")
