"""A course is taken to its end, with script and without, and each state is free of barriers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from starter.form.files import read_file
from starter.loading import STARTER_FOLDER
from tests.e2e.conftest import NewPage, sign_in
from tests.e2e.looking import Watch, barriers, too_wide
from tests.e2e.server import RunningPortal

pytestmark = pytest.mark.browser
COURSE = "/de/bund/stufenplan-kurz/"
SINGLE, MULTIPLE, LAST = 0, 1, 2


def right_answers(lesson: int, question: int) -> set[int]:
    """Return the places of the right answers in the file of the course."""
    course = STARTER_FOLDER / "pages/start/bund/stufenplan-kurz"
    slug = read_file(course.with_suffix(".yaml"), STARTER_FOLDER)["children"][lesson]
    body = read_file(course / f"{slug}.yaml", STARTER_FOLDER)["de"]["body"]
    questions = [each for block in body for kind, each in block.items() if "choice" in kind]
    options = questions[question]["options"]
    return {place for place, option in enumerate(options) if option.get("correct")}


def choose(card: Locator, places: Iterable[int]) -> None:
    """Tick answers of a question by their places, and send."""
    for box in card.locator("input[name=answer][type=checkbox]").all():
        box.uncheck()
    for place in places:
        card.locator("input[name=answer]").nth(place).check()
    card.locator("button[type=submit]").first.click()


def question(page: Page, number: int) -> Locator:
    return page.locator("[data-question]").nth(number)


def begin(page: Page) -> None:
    """Start the course, unless it is begun, and open the first lesson."""
    page.goto(COURSE)
    start = page.locator("form[action*='/enrol/'] button")
    if start.count():
        start.click()
        page.wait_for_load_state()
    page.goto(f"{COURSE}entstehung-und-ziel/")


def no_barriers(page: Page) -> None:
    assert barriers(page) == []
    assert too_wide(page) == []


def finish_on_a_phone(page: Page) -> None:
    """Answer what is left; the end is said where one is, and has the focus."""
    choose(question(page, 2), right_answers(0, LAST))
    page.set_viewport_size({"width": 360, "height": 640})
    for number, lesson in enumerate(("drei-fragen", "kompetenzzentrum-und-marktplatz"), 1):
        page.goto(f"{COURSE}{lesson}/")
        no_barriers(page)
        choose(question(page, 0), right_answers(number, SINGLE))
        expect(question(page, 0).locator(".question__reply--right")).to_be_visible()
    finished = page.locator(".course-finished")
    expect(finished).to_be_in_viewport()
    expect(finished).to_be_focused()
    no_barriers(page)


def test_a_course_is_taken_to_its_end(learner_page: Page, server: RunningPortal) -> None:
    page = learner_page
    watch = Watch(page, server.url)
    begin(page)
    right = right_answers(0, SINGLE)
    no_barriers(page)
    choose(question(page, 0), {0, 1, 2} - right)
    expect(question(page, 0).locator(".question__reply--wrong")).to_be_visible()
    no_barriers(page)
    choose(question(page, 0), right)
    expect(question(page, 0).locator(".question__reply--right")).to_be_visible()
    no_barriers(page)
    everything = right_answers(0, MULTIPLE)
    choose(question(page, 1), {min(everything)})
    expect(question(page, 1).locator(".question__reply--wrong")).to_be_visible()
    no_barriers(page)
    choose(question(page, 1), everything)
    expect(question(page, 1).locator(".question__reply--right")).to_be_visible()
    finish_on_a_phone(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(COURSE)
    no_barriers(page)
    page.locator("a[href*='/completed/']").first.click()
    page.wait_for_url("**/completed/**")
    no_barriers(page)
    page.goto("/de/learning/")
    assert page.locator("a[href*='/completed/']").count() == 1
    no_barriers(page)
    page.goto(f"/en{COURSE.removeprefix('/de')}")
    assert page.locator("a[href*='/completed/']").count() >= 1, "progress is one in all languages"
    assert watch.complaints == []
    assert watch.strangers == []


def test_an_answer_is_kept_without_script(
    new_page: NewPage, signed_in: Callable[[str], Path]
) -> None:
    page = new_page(storage_state=signed_in("federal_editor"), java_script_enabled=False)
    begin(page)
    right = right_answers(0, SINGLE)
    choose(question(page, 0), {0, 1, 2} - right)
    page.wait_for_load_state()
    assert question(page, 0).locator(".question__reply--wrong").is_visible()
    choose(question(page, 0), right)
    page.wait_for_load_state()
    assert question(page, 0).locator(".question__reply--right").is_visible()
    page.reload()
    assert question(page, 0).locator(".question__reply--right").is_visible()


def test_an_empty_answer_is_sent_back_with_a_word(
    new_page: NewPage, signed_in: Callable[[str], Path]
) -> None:
    page = new_page(storage_state=signed_in("administrator"), java_script_enabled=False)
    begin(page)
    choose(question(page, 0), ())
    page.wait_for_load_state()
    assert question(page, 0).locator("[role=alert]").is_visible()


def test_readers_without_account_can_read_everything(new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{COURSE}entstehung-und-ziel/")
    sign_in = question(page, 0).locator("a[href*='login']")
    assert sign_in.is_visible()
    assert question(page, 0).locator("input[name=answer]").count() >= 2


@pytest.mark.parametrize(
    ("lost", "login"),
    [("csrf", "bavarian_editor"), ("session", "federal_editor"), ("", "administrator")],
)
def test_an_answer_outlives_the_cookies_of_its_page(
    lost: str, login: str, new_page: NewPage, signed_in: Callable[[str], Path]
) -> None:
    page = new_page(storage_state=signed_in(login))
    page.goto(COURSE)
    start = page.locator("form[action*='/enrol/'] button")
    if start.count():
        start.click()
        page.wait_for_load_state()
    page.goto(f"{COURSE}kompetenzzentrum-und-marktplatz/")
    right = right_answers(2, SINGLE)
    cookies = [cookie["name"] for cookie in page.context.cookies() if "name" in cookie]
    for name in cookies:
        if not lost or name.endswith(lost):
            page.context.clear_cookies(name=name)
    choose(question(page, 0), right)
    if lost == "csrf":
        expect(question(page, 0).locator(".question__reply--right")).to_be_visible()
        return
    way_in = page.locator("input[name=login], [data-question] a[href*='/account/login/']").first
    way_in.wait_for()
    if way_in.evaluate("element => element.localName") == "a":
        way_in.click()
    sign_in(page, login, here=True)
    again = page.get_by_role("button", name=re.compile("Noch einmal senden|Jetzt speichern"))
    again.first.click()
    expect(question(page, 0).locator(".question__reply--right")).to_be_visible()
