"""An example of each action, with all that it needs: what is done, and who is a stranger to it."""

from __future__ import annotations

import datetime
import tempfile
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from accounts.models import User
from cases.actions.import_projects import ImportModelProjects
from cases.models import CaseStudyPage
from cases.project_table import ProjectRow
from content.actions import ChangeSource, MergeTerms
from content.models import BasePage, PublicationMark, Source
from content.source_register import follow
from editorial import actions as editorial
from home.actions.give_feedback import GiveFeedback
from home.actions.prune_feedback import PruneFeedback
from home.models import Feedback
from jobs import actions as jobs
from jobs.actions.base import Action
from jobs.actions.retry_tasks import TaskInterrupted
from jobs.models import OutboxMessage
from media_library import actions as media_library
from portal.actions import PruneCache, PrunePublicationMarks
from search.actions import ForgetQueries, ImportSynonyms, RebuildIndexes
from search.models import SearchQuery, SynonymGroup
from starter.actions import ImportContent, LoadPart, OfferVersion, RenewPage
from starter.exported import load_folder
from starter.form.export import export_content
from tabular.problems import Problems
from taxonomy.actions.import_register import ImportRegister
from taxonomy.actions.import_terms import ImportTerms
from taxonomy.models import Term, Vocabulary
from taxonomy.multilingual import MultilingualText
from taxonomy.register_units import RegisterUnit
from teams import actions as teams
from teams.models import Team
from tests.factories.pages import make_case, make_course, make_team_page
from tests.factories.people import make_person
from tests.factories.portal import Portal
from tests.factories.streams import SOURCE, statement
from tests.factories.translations import translate_all
from tests.media_library import files
from tests.media_library.reading import make_document

Maker = Callable[[Any], Action[Any]]
LONG_AGO = datetime.timedelta(days=1000)


@dataclass
class Stage:
    """What the examples play with."""

    portal: Portal
    administrator: User
    learner: User = field(default_factory=lambda: make_person("pupil"))
    outsider: User = field(default_factory=lambda: make_person("stranger"))

    def request(self, person: Any, session: SessionStore | None = None) -> HttpRequest:
        """Return a request of a person."""
        request: HttpRequest = RequestFactory().get("/account/")
        request.user = person
        request.session = session or SessionStore()
        vars(request)["_messages"] = FallbackStorage(request)
        return request


@dataclass
class Example:
    """An action ready to be done; `make` gives it for whoever asks.

    `again` says what a second run does: "same" changes nothing, "refused" neither, "repeats" is
    something that people want twice. Where everybody may, there is no `stranger`.
    """

    make: Maker
    asker: Any = None
    stranger: Any = None
    again: str = "same"
    everybody: bool = False


Setting = Callable[[Stage], Example]
EXAMPLES: dict[str, Setting] = {}


def example_of(name: str) -> Callable[[Setting], Setting]:
    """Enter a function as the one that sets up the example of an action."""

    def enter(setting: Setting) -> Setting:
        EXAMPLES[name] = setting
        return setting

    return enter


def message(**fields: Any) -> OutboxMessage:
    """Leave a message that is long done with."""
    return OutboxMessage.objects.create(
        topic="mail", key=str(uuid.uuid4()), created=timezone.now() - LONG_AGO, **fields
    )


def task(**fields: Any) -> None:
    """Leave a task."""
    values = {"args_kwargs": {"args": [], "kwargs": {}}, "task_path": "tests.operation.tasks.x"}
    DBTaskResult.objects.create(
        backend_name="default",
        run_after=get_date_max(),
        traceback="",
        **{"exception_class_path": "", **values, **fields},
    )


def feedback(**fields: Any) -> Feedback:
    """Return a message of a reader, unsaved."""
    return Feedback(topic="missing", message="Es fehlt etwas.", language="de", **fields)


@example_of("jobs.expire_mail")
def expire_mail(stage: Stage) -> Example:
    message()
    return Example(lambda user: jobs.ExpireMail(user=user))


@example_of("media_library.read_document")
def read_document(stage: Stage) -> Example:
    text = make_document("bericht.pdf", files.pdf()).text
    assert text
    return Example(lambda user: media_library.ReadDocument(text, user=user))


@example_of("media_library.request_texts")
def request_texts(stage: Stage) -> Example:
    make_document("bericht.pdf", files.pdf())
    OutboxMessage.objects.all().delete()
    return Example(lambda user: media_library.RequestTexts(user=user))


@example_of("jobs.prune_messages")
def prune_messages(stage: Stage) -> Example:
    message(delivered=timezone.now() - LONG_AGO)
    return Example(lambda user: jobs.PruneMessages(user=user))


@example_of("jobs.prune_task_results")
def prune_task_results(stage: Stage) -> Example:
    task(status="SUCCESSFUL", finished_at=timezone.now() - LONG_AGO)
    return Example(lambda user: jobs.PruneTaskResults(user=user))


@example_of("jobs.retry_messages")
def retry_messages(stage: Stage) -> Example:
    message(given_up=timezone.now(), next_attempt=timezone.now() + LONG_AGO)
    return Example(
        lambda user: jobs.RetryMessages(OutboxMessage.objects.all(), user=user), again="repeats"
    )


@example_of("jobs.retry_tasks")
def retry_tasks(stage: Stage) -> Example:
    path = f"{TaskInterrupted.__module__}.{TaskInterrupted.__qualname__}"
    task(status="FAILED", exception_class_path=path, worker_ids=["gone"])
    return Example(lambda user: jobs.RetryTasks(user=user))


@example_of("search.forget_queries")
def forget_queries(stage: Stage) -> Example:
    SearchQuery.objects.create(
        day=timezone.localdate() - datetime.timedelta(days=400),
        locale="de",
        text="flut",
        engine="postgres",
        degraded=False,
        asked=1,
        hits=0,
        total_ms=1,
        longest_ms=1,
    )
    return Example(lambda user: ForgetQueries(user=user))


@example_of("search.rebuild_indexes")
def rebuild_indexes(stage: Stage) -> Example:
    return Example(lambda user: RebuildIndexes(user=user))


@example_of("search.import_synonyms")
def import_synonyms(stage: Stage) -> Example:
    groups = [(2, SynonymGroup(locale="de", phrases="Bach\nGewässer"))]
    return Example(lambda user: ImportSynonyms(groups, Problems("example"), user=user))


@example_of("portal.prune_cache")
def prune_cache(stage: Stage) -> Example:
    cache.set("long-gone", 1, timeout=-1)
    cache.set("soon-gone", 1, timeout=0.001)
    return Example(lambda user: PruneCache(user=user))


@example_of("portal.prune_publication_marks")
def prune_marks(stage: Stage) -> Example:
    mark = PublicationMark.objects.create()
    PublicationMark.objects.filter(pk=mark.pk).update(made_at=timezone.now() - LONG_AGO)
    return Example(lambda user: PrunePublicationMarks(user=user))


@example_of("home.give_feedback")
def give_feedback(stage: Stage) -> Example:
    given = feedback()
    return Example(lambda user: GiveFeedback(given, user=user), AnonymousUser(), everybody=True)


@example_of("home.prune_feedback")
def prune_feedback(stage: Stage) -> Example:
    GiveFeedback(feedback()).execute()
    Feedback.objects.update(received_at=timezone.now() - LONG_AGO)
    return Example(lambda user: PruneFeedback(user=user))


@example_of("starter.load_part")
def load_part(stage: Stage) -> Example:
    return Example(lambda user: LoadPart("example", lambda: None, user=user))


@example_of("starter.import_content")
def import_content(stage: Stage) -> Example:
    folder = Path(tempfile.mkdtemp()) / "content"
    export_content(folder)
    return Example(lambda user: ImportContent(folder, load_folder, user=user))


def corrected_course(stage: Stage) -> tuple[BasePage, BasePage]:
    """Return a page, and the same with another title as a file would make it."""
    page = make_course(stage.portal.area("by"))
    return page, type(page)(title="Corrected")


@example_of("starter.renew_page")
def renew_page(stage: Stage) -> Example:
    page, shipped = corrected_course(stage)
    return Example(lambda user: RenewPage(page, shipped, ["title"], user=user))


@example_of("starter.offer_version")
def offer_version(stage: Stage) -> Example:
    page, shipped = corrected_course(stage)
    return Example(lambda user: OfferVersion(page, shipped, ["title"], user=user))


@example_of("taxonomy.import_register")
def import_register(stage: Stage) -> Example:
    row: Any = None
    units = [RegisterUnit(row, "12", "land", "Brandenburg")]
    return Example(lambda user: ImportRegister(units, None, user=user))


@example_of("taxonomy.import_terms")
def import_terms(stage: Stage) -> Example:
    label = MultilingualText({"de": "Neues Feld"})
    vocabulary = Vocabulary.values[0]

    def make(user: Any) -> Action[Any]:
        return ImportTerms([Term(vocabulary=vocabulary, code="neu", labels=label)], user=user)

    return Example(make)


@example_of("cases.import_model_projects")
def import_projects(stage: Stage) -> Example:
    row: Any = None
    words = {"title": "", "title_status": "", "title_source": ""}
    fields = {"slug": "neu", "name": "Neu", "category": "grossstadt", "cohort": 2020, **words}
    rows = [ProjectRow(row, fields, ["DE-BY"], {"09999001": True})]
    return Example(lambda user: ImportModelProjects(rows, Problems("example"), user=user))


@example_of("teams.create_team")
def create_team(stage: Stage) -> Example:
    def make(user: Any) -> Action[Any]:
        team = Team(code="kueste", names=MultilingualText({"de": "Team Küste"}))
        return teams.CreateTeam(team, user=user)

    return Example(make, again="refused")


@example_of("teams.add_area")
def add_area(stage: Stage) -> Example:
    team = stage.portal.teams["by"]
    team.areas.filter(locale__language_code="de").delete()
    page = make_team_page(stage.portal.homes["de"])
    return Example(lambda user: teams.AddArea(team, page, user=user))


@example_of("teams.add_member")
def add_to_team(stage: Stage) -> Example:
    team = stage.portal.teams["by"]
    return Example(lambda user: teams.AddToTeam(team, stage.learner, "lead", user=user))


@example_of("teams.remove_member")
def remove_from_team(stage: Stage) -> Example:
    team = stage.portal.teams["by"]
    teams.AddToTeam(team, stage.learner, "lead").execute()
    return Example(lambda user: teams.RemoveFromTeam(team, stage.learner, "lead", user=user))


@example_of("teams.entrust_pages")
def entrust_pages(stage: Stage) -> Example:
    team, pages = stage.portal.teams["bund"], [stage.portal.case_lists["de"]]
    return Example(lambda user: teams.EntrustPages(team, pages, user=user))


@example_of("teams.entrust_models")
def entrust_models(stage: Stage) -> Example:
    team = stage.portal.teams["bund"]
    return Example(lambda user: teams.EntrustModels(team, {Term: ("add",)}, user=user))


def translation_of(stage: Stage) -> Translation:
    """Return a draft of a translation of the German course."""
    course = make_course(stage.portal.area("by"))
    source, _made = TranslationSource.get_or_create_from_instance(course)
    english = stage.portal.homes["en"].locale
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    return translation


@example_of("editorial.submit_translation")
def submit_translation(stage: Stage) -> Example:
    translation = translation_of(stage)
    translate_all(translation)
    return Example(
        lambda user: editorial.SubmitTranslation(translation, user=user), again="repeats"
    )


@example_of("editorial.cancel_untranslated_schedules")
def cancel_schedules(stage: Stage) -> Example:
    page: Page = translation_of(stage).get_target_instance()
    hour = timezone.now() - datetime.timedelta(minutes=1)
    page.go_live_at = hour
    page.save_revision(approved_go_live_at=hour)
    return Example(lambda user: editorial.CancelUntranslatedSchedules(user=user))


@example_of("content.merge_terms")
def merge_terms(stage: Stage) -> Example:
    labels = MultilingualText(de="Begriff")
    term, heir = (
        Term.objects.create(vocabulary=Vocabulary.SDG, code=code, labels=labels)
        for code in ("old", "heir")
    )
    return Example(lambda user: MergeTerms(term, heir, user=user), stage.administrator)


@example_of("content.change_source")
def change_source(stage: Stage) -> Example:
    case = make_case(stage.portal.area("by"), solution=[statement("Belegt.")])
    follow(CaseStudyPage, case.pk)
    source = Source.objects.get(address=SOURCE["url"])
    return Example(
        lambda user: ChangeSource(source, {"as_of": "2025"}, user=user), stage.administrator
    )
