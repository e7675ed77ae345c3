"""The council paper (Beschlussvorlage)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cases.papers.paper import Fact, Line, Paper, Run, Section, Table, gap, text
from cases.papers.sources import Material, labelled, unknown
from cases.papers.words import footnote, head
from cases.towns.fit import State


def council_paper(material: Material) -> Paper:
    """Return the paper for the council of a town about a case study."""
    place = material.town.unit.label
    return Paper(
        **head(material),
        title=_("Council paper: %(solution)s") % {"solution": material.page.title},
        facts=[
            Fact(label, gap(""))
            for label in (_("Paper no."), _("Committee"), _("Meeting on"), _("Responsible"))
        ],
        sections=[
            decision(),
            situation(material, place),
            Section(_("Solution"), list(material.statements("solution")) or [unknown("")]),
            options(material),
            costs(material, place),
            operation(material),
            data(material),
            experience(material),
            Section(
                _("Open points"),
                checks=material.titles(State.CLARIFY, State.UNMET),
                lines=[] if material.titles(State.CLARIFY, State.UNMET) else [text("–")],
            ),
            material.sources_section(),
        ],
        footnote=footnote(material),
    )


def decision() -> Section:
    """Return what is proposed: a suggestion of the editors, as the footnote says."""
    begin = _("The administration settles the open points, obtains offers and reports by")
    end = _("Procurement is decided on separately after that.")
    lines: list[Line] = [[Run(f"{begin} "), *gap(_("date")), Run(f". {end}")]]
    return Section(_("Proposed decision"), lines, decision=True)


def situation(material: Material, place: str) -> Section:
    lines = [
        text(material.page.summary, material.numbers(claim_sources(material))),
        *material.statements("problem"),
        [Run(_("Situation in %(place)s:") % {"place": place}), Run(" "), *gap(_("to fill in"))],
    ]
    return Section(_("Facts of the case"), lines)


def claim_sources(material: Material) -> list[object]:
    return [block.value for block in material.page.claim_sources]


def options(material: Material) -> Section:
    """Return three ways: this solution with its points, one of the town's own, and waiting."""
    met = material.titles(State.MET)
    against = [
        *labelled_if(_("not met"), material.titles(State.UNMET)),
        *labelled_if(_("to clarify"), material.titles(State.CLARIFY)),
        *labelled_if(_("unknown"), material.titles(State.UNKNOWN)),
    ]
    here = _("as in %(place)s") % {"place": material.origin} if material.origin else ""
    rows: list[list[Line]] = [
        [[Run("A ", "strong"), Run(here or _("this solution"))], joined(met), joined(against)],
        [[Run("B ", "strong"), *gap(_("another way"))], gap(""), gap("")],
        [[Run("C ", "strong"), Run(_("wait"))], gap(""), gap("")],
    ]
    header = [_("Way"), _("What speaks for it"), _("What speaks against it or is open")]
    return Section(_("Options"), table=Table(header, rows))


def labelled_if(label: str, lines: list[Line]) -> list[Line]:
    """Return lines as one behind a label; nothing where there are none."""
    return labelled(label, [joined(lines)]) if lines else []


def joined(lines: list[Line]) -> Line:
    """Return several lines as one cell."""
    runs: list[Run] = []
    for line in lines:
        runs += [Run("; ")] if runs else []
        runs += line
    return runs or [Run("–")]


def costs(material: Material, place: str) -> Section:
    names = {
        "cost_setup": _("Set-up"),
        "cost_year": _("Operation per year"),
        "funding": _("Funding"),
    }
    rows: list[list[Line]] = []
    for key, name in names.items():
        known = material.fact(key)
        said = joined(known) if known else [Run(_("unknown"), "unknown")]
        rows.append([text(name), said, gap(_("from offers"))])
    basis = material.fact("cost_basis")
    if basis:
        rows.append([text(_("Figures")), joined(basis), gap("")])
    header = [_("Item"), _("From the sources"), _("For %(place)s") % {"place": place}]
    return Section(_("Costs"), table=Table(header, rows))


def operation(material: Material) -> Section:
    lines = [
        *labelled(_("Operator"), material.fact_or_gap("operator", _("who runs it here"))),
        *labelled(_("Form"), material.fact_or_gap("legal_form", _("to settle"))),
        *material.statements("operation"),
    ]
    return Section(_("Operation"), lines)


def data(material: Material) -> Section:
    asked = _("to settle with data protection")
    lines = [
        *labelled(_("Personal reference"), material.fact_or_gap("personal_data", asked)),
        *labelled(_("Access"), material.fact_or_gap("data_access", asked)),
        *labelled(_("Licence"), material.fact_or_gap("data_licence", asked)),
        *material.statements("data"),
    ]
    return Section(_("Data"), lines)


def experience(material: Material) -> Section:
    lines = list(material.statements("results", "failures", "lessons"))
    return Section(_("Experience"), lines or [unknown(_("ask the municipality"))])
