"""Courses and lessons of the starter content."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from guidance.models import GuidancePage
from learning.models import CoursePage, LessonPage
from starter.pages import area_of
from starter.reading import Record, StarterContentError
from starter.storing import store, store_translation
from starter.streams import StreamWriter
from starter.tree import REVIEW_DUE

BLOCK_OF_KIND = {"single": "single_choice", "multiple": "multiple_choice"}


@transaction.atomic
def load_course(record: Record) -> None:
    """Publish a course with its lessons, in English too where the file has it."""
    course = CoursePage(
        slug=record["slug"],
        is_primer=record["kind"] == "primer",
        question=record["question"],
        minutes=record.get("minutes"),
        review_due=record.get("review_due", REVIEW_DUE),
        **course_texts(record, "de"),
    )
    key = f"course {record['slug']}"
    stored = store(f"{key} de", course, area_of(record))
    if stored is None:
        return
    if "en" in record:
        store_translation(f"{key} en", stored, "en", course_texts(record, "en"))
    for index in range(len(record["lessons"])):
        load_lesson(record, index, stored)


def course_texts(record: Record, language: str) -> dict[str, Any]:
    """Return the field values of a course in one language."""
    texts = record[language]
    writer = StreamWriter(record, language)
    return {
        "title": texts["title"],
        "summary": texts["summary"],
        "audience": texts.get("audience", ""),
        "objectives": [
            writer.block("objective", text, f"objectives.{index}")
            for index, text in enumerate(texts.get("objectives") or [])
        ],
    }


def load_lesson(record: Record, index: int, course: CoursePage) -> None:
    """Publish one lesson below its course."""
    facts = record["lessons"][index]
    guidance = GuidancePage.objects.filter(
        slug=facts.get("guidance"), locale=course.locale_id
    ).first()
    lesson = LessonPage(
        slug=facts["slug"],
        review_due=record.get("review_due", REVIEW_DUE),
        guidance=guidance,
        **lesson_texts(record, index, "de"),
    )
    key = f"course {record['slug']} {facts['slug']}"
    stored = store(f"{key} de", lesson, course)
    if stored and "en" in record:
        store_translation(f"{key} en", stored, "en", lesson_texts(record, index, "en"))


def lesson_texts(record: Record, index: int, language: str) -> dict[str, Any]:
    """Return the field values of a lesson in one language."""
    writer = StreamWriter(record, language)
    texts = record[language]["lessons"][index]
    german = record["de"]["lessons"][index]["body"]
    body = []
    for number, entry in enumerate(texts["body"]):
        place = f"lessons.{index}.body.{number}"
        if "question" in entry:
            body.append(question(writer, index, int(entry["question"])))
        else:
            keys = list(german[number].get("sources") or [])
            body.append(writer.entry(entry, place, keys))
    return {"title": texts["title"], "objective": texts["objective"], "body": body}


def question(writer: StreamWriter, lesson: int, number: int) -> Record:
    """Return a question block; its id and those of its options follow from their places."""
    place = f"lessons.{lesson}.questions.{number}"
    facts = writer.record["lessons"][lesson]["questions"][number]
    texts = writer.texts["lessons"][lesson]["questions"][number]
    if facts["kind"] not in BLOCK_OF_KIND:
        raise StarterContentError(f"{writer.record['file']}: {place}: kind {facts['kind']}")
    options = [
        {
            "text": option["text"],
            "correct": position in facts["correct"],
            "feedback": option["feedback"],
        }
        for position, option in enumerate(texts["options"])
    ]
    value = {
        "prompt": texts["prompt"],
        "options": writer.items(options, f"{place}.options"),
        "hint": texts.get("hint", ""),
        "explanation": texts["explanation"],
        "sources": writer.sources(facts["sources"], place),
    }
    return writer.block(BLOCK_OF_KIND[facts["kind"]], value, place)
