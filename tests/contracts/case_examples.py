"""Examples of the actions on solutions and adoptions."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser

from cases.actions.adoptions import ConfirmAdoption, ReportAdoption
from cases.actions.answer_gaps import AnswerGaps
from cases.actions.gaps import AskForGap
from cases.actions.import_cases import ImportCaseStudies
from cases.actions.publiccode import ImportPublicCode
from cases.models import Adoption
from cases.publiccode import PublicCode
from cases.schema import FIELDS
from cases.table.reading import CaseTable
from tabular.files import TableFile
from taxonomy.multilingual import MultilingualText
from tests.contracts.action_examples import Example, Stage, example_of
from tests.factories.pages import make_case
from tests.factories.solutions import make_adoption, make_solution, relation


@example_of("cases.report_adoption")
def report_adoption(stage: Stage) -> Example:
    places = MultilingualText(de="Neustadt")
    told = Adoption(solution=make_solution(), relation=relation(), places=places)
    return Example(lambda user: ReportAdoption(told, user=user), AnonymousUser(), everybody=True)


@example_of("cases.confirm_adoption")
def confirm_adoption(stage: Stage) -> Example:
    told = make_adoption(make_solution(), state=Adoption.State.REPORTED)
    return Example(lambda user: ConfirmAdoption(told, user=user))


@example_of("cases.import_publiccode")
def import_publiccode(stage: Stage) -> Example:
    names = MultilingualText(de="Pegel-App")
    code = PublicCode(names, MultilingualText(), "https://code.example/pegel", "", "EUPL-1.2")
    return Example(lambda user: ImportPublicCode(code, user=user))


@example_of("cases.ask_for_gap")
def ask_for_gap(stage: Stage) -> Example:
    case = make_case(stage.portal.area())
    return Example(
        lambda user: AskForGap(case, "operator", user=user),
        AnonymousUser(),
        again="repeats",
        everybody=True,
    )


@example_of("cases.import_case_studies")
def import_case_studies(stage: Stage) -> Example:
    file = TableFile("cases.csv", b"address,team,title\n,by,Aus der Tabelle\n")

    def make(user: Any) -> ImportCaseStudies:
        table = CaseTable(file, stage.administrator)
        rows = table.read(lambda _done, _total: None)
        return ImportCaseStudies(rows, table.problems, user=user)

    return Example(make, stage.administrator)


@example_of("cases.answer_gaps")
def answer_gaps(stage: Stage) -> Example:
    case = make_case(stage.portal.area("by"), slug="gefragt")
    answers = [(FIELDS["owner"], "Stadtwerke", "")]
    return Example(
        lambda user: AnswerGaps(case, answers, "Bauamt", user=user), AnonymousUser(), everybody=True
    )
