"""The transfer plan: what to do, what is open, what it takes, who does it, whom to ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cases.papers.paper import Fact, Line, Paper, Run, Section, Table, gap, text
from cases.papers.sources import Material, labelled
from cases.papers.words import footnote, head
from cases.towns.fit import State


def transfer_plan(material: Material) -> Paper:
    """Return the plan by which a town adopts a solution."""
    unit = material.town.unit
    values = {"solution": material.page.title, "place": unit.label}
    return Paper(
        **head(material),
        title=_("Transfer plan: %(solution)s for %(place)s") % values,
        facts=facts(material),
        sections=[
            steps(material),
            Section(
                _("Open conditions"),
                checks=material.titles(State.CLARIFY) or [gap(_("to fill in"))],
            ),
            effort(material),
            roles(),
            contacts(material),
            material.sources_section(),
        ],
        footnote=footnote(material),
    )


def facts(material: Material) -> list[Fact]:
    """Return who gives, who takes, and how the points stand."""
    unit, points = material.town.unit, material.points
    people = unit.population
    taker = unit.label
    if people is not None:
        count = _("%(number)s inhabitants") % {"number": number_format(people, force_grouping=True)}
        taker = f"{taker}, {count}"
    count_of = {state: sum(point.state is state for point in points) for state in State}
    met = _("%(met)d of %(all)d") % {"met": count_of[State.MET], "all": len(points)}
    open_ones = f"{count_of[State.CLARIFY]} · {count_of[State.UNKNOWN]}"
    return [
        Fact(_("Giving municipality"), text(material.origin) if material.origin else gap("")),
        Fact(_("Taking municipality"), text(taker)),
        Fact(_("Points met"), text(met)),
        Fact(_("To clarify · unknown"), text(open_ones)),
    ]


def steps(material: Material) -> Section:
    """Return the steps that a source names, else those that the editors suggest."""
    entries = material.facts["transfer_steps"].entries
    rows = [source_step(material, entry) for entry in entries] or suggested_steps()
    header = [_("Step"), _("What is to be done"), _("Who"), _("By")]
    numbered: list[list[Line]] = []
    for number, (first, *rest) in enumerate(rows, 1):
        numbered.append([[Run(f"{number} ", "strong"), *first], *rest])
    return Section(_("Steps"), table=Table(header, numbered))


def source_step(material: Material, entry: Mapping[str, Any]) -> list[Line]:
    numbers = material.numbers(entry.get("sources"))
    who = entry.get("role") or ""
    return [
        text(str(entry.get("step") or "")),
        text(str(entry.get("duration") or ""), numbers),
        text(who) if who else gap(""),
        gap(""),
    ]


def suggested_steps() -> list[list[Line]]:
    suggested = [
        (_("Understand"), _("Talk to the municipality: costs, maintenance, mistakes.")),
        (_("Check"), _("Go through the open conditions on site.")),
        (_("Adapt"), _("Settle what has to change here, and which law holds.")),
        (_("Procure"), _("Obtain offers; ask neighbours whether they join.")),
        (_("Test"), _("Begin small, with those who will use it.")),
        (_("Run"), _("Name who is responsible beyond the end of the project.")),
    ]
    return [[text(step), text(what), gap(""), gap("")] for step, what in suggested]


def effort(material: Material) -> Section:
    named = [
        (_("Time"), "effort_time", _("months")),
        (_("Staff for set-up"), "effort_staff_setup", _("full-time equivalents")),
        (_("Staff for operation"), "effort_staff_operation", _("full-time equivalents")),
        (_("Set-up"), "cost_setup", _("from offers")),
        (_("Operation per year"), "cost_year", _("from offers")),
    ]
    lines: list[Line] = []
    for label, key, hint in named:
        lines += labelled(label, material.fact_or_gap(key, hint))
    for line in material.fact("cost_basis"):
        lines += labelled(_("Figure"), [line])
    return Section(_("Effort"), lines)


def roles() -> Section:
    named = {
        _("Responsible"): _("office"),
        _("Technology"): _("office or provider"),
        _("Subject"): _("office"),
        _("Data protection"): _("function"),
    }
    return Section(
        _("Roles"), [line for label, hint in named.items() for line in labelled(label, [gap(hint)])]
    )


def contacts(material: Material) -> Section:
    page = material.page
    contact = " · ".join(part for part in (page.contact_role, page.contact_mail) if part)
    lines = labelled(
        material.origin or _("Municipality"),
        [text(contact)] if contact else material_gap(_("ask on the page of the project")),
    )
    if page.project:
        lines += labelled(_("Model project"), [text(page.project.public_title)])
    return Section(_("Whom to ask"), lines)


def material_gap(hint: str) -> list[Line]:
    return [[Run(_("unknown"), "unknown"), Run(": "), *gap(hint)]]
