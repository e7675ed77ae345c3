"""The files of the starter content name each other rightly."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import pytest

from starter.form.files import Record
from starter.form.reading import read_content
from starter.loading import STARTER_FOLDER

CONTENT = read_content(STARTER_FOLDER)


def records(kind: str) -> dict[str, Record]:
    """Return the files of a type of page, by their place."""
    return {name: each for name, each in CONTENT.records.items() if each["type"] == kind}


CASES = records("cases.CaseStudyPage")
GUIDES = records("guidance.GuidancePage")
LESSONS = records("learning.LessonPage")
RECORDS = {**CASES, **GUIDES, **LESSONS}
QUESTIONS = {"single_choice", "multiple_choice"}
ALL_THAT_APPLY = "Wählen Sie alle Antworten aus, die zutreffen."
# Copies of laws, sessions, staging and preview hosts, dots behind a host, counted campaigns.
NOT_OFFICIAL = re.compile(
    r"github\.com/(kmein|janprill|itiquette)|sessionID|staging|usercontent|readkong|findcity"
    r"|pressreader|\.shc\.eu|\.desy\.de|mtm_campaign|://[^/]+\./",
    re.IGNORECASE,
)
MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
NUMBERS = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(20\d\d)\b")
WORDS = re.compile(rf"\b(\d{{1,2}})\. ({'|'.join(MONTHS)}) (20\d\d)\b")
END_OF_YEAR = re.compile(r"\bEnde (20\d\d)\b")


@pytest.mark.parametrize("name", GUIDES)
def test_guidance_names_case_studies_that_exist(name: str) -> None:
    named = [block["case"] for block in GUIDES[name]["de"]["related_cases"]]
    assert named
    assert set(named) <= CASES.keys()


def test_courses_ask_something_in_each_lesson_after_what_answers_it() -> None:
    faults = []
    for place, lesson in lessons():
        kinds = ["question" if QUESTIONS & set(block) else "text" for block in lesson["body"]]
        if "question" not in kinds:
            faults.append(f"{place} asks nothing")
        elif "text" in kinds[kinds.index("question") :]:
            faults.append(f"{place}: a question stands right behind its answer")
    assert faults == []


def test_questions_with_several_answers_have_two_wrong_ones_and_do_not_count_the_right_ones() -> (
    None
):
    faults = []
    questions = [
        block["multiple_choice"]
        for _place, lesson in lessons()
        for block in lesson["body"]
        if "multiple_choice" in block
    ]
    for question in questions:
        prompt = question["prompt"]
        if sum(not option.get("correct") for option in question["options"]) < 2:
            faults.append(f"{prompt}: one wrong answer")
        if not prompt.endswith((ALL_THAT_APPLY, "Select all that apply.")):
            faults.append(f"{prompt}: does not say that several may be right")
    assert questions
    assert faults == []


def test_addresses_of_sources_are_official_and_last() -> None:
    faults = [
        f"{name}: {source['url']}"
        for name, record in RECORDS.items()
        for source in record.get("sources", {}).values()
        if NOT_OFFICIAL.search(source["url"])
    ]
    assert faults == []


def test_pages_that_name_a_date_to_come_are_checked_before_it() -> None:
    faults = []
    for name, record in RECORDS.items():
        last_read = max(source["read_on"] for source in record["sources"].values())
        coming = [day for day in dates_in(str(record["de"])) if day > last_read]
        due = record["review_due"]
        faults += [f"{name}: {day}, to be checked on {due}" for day in coming if due > day]
    assert faults == []


def test_dates_are_found_as_texts_write_them() -> None:
    text = "bis 31.12.2026, ab dem 1. Januar 2027, bis Ende 2027 und am 3.4.2028"
    assert sorted(map(str, dates_in(text))) == [
        "2026-12-31",
        "2027-01-01",
        "2027-12-31",
        "2028-04-03",
    ]


def lessons() -> Iterator[tuple[str, Record]]:
    """Yield each lesson in each language with its place."""
    for name, record in LESSONS.items():
        for language in ("de", "en"):
            yield f"{name} {language}", record[language]


def dates_in(text: str) -> Iterator[datetime.date]:
    """Yield the days that a German text names, the last of December for the end of a year."""
    for day, month, year in NUMBERS.findall(text):
        yield datetime.date(int(year), int(month), int(day))
    for day, month, year in WORDS.findall(text):
        yield datetime.date(int(year), MONTHS.index(month) + 1, int(day))
    for year in END_OF_YEAR.findall(text):
        yield datetime.date(int(year), 12, 31)
