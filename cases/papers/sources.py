"""What both papers take from a case study: statements, facts, points, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cases.models import CaseStudyPage
from cases.papers.paper import Line, Run, Section, gap, text
from cases.schema.facts import Fact, all_facts
from cases.schema.texts import FactWriter
from cases.towns.facts import TownFacts
from cases.towns.fit import State
from cases.transfer.points import Case, Point, points_of
from content.sources import SourceIndex
from taxonomy.vocabularies import current

MOST_STATEMENTS = 3


@dataclass(frozen=True)
class Material:
    """A case study for a town, with one numbering of sources for the whole paper."""

    page: CaseStudyPage
    town: TownFacts
    facts: dict[str, Fact]
    points: list[Point]
    used: SourceIndex

    @classmethod
    def of(cls, page: CaseStudyPage, town: TownFacts) -> Material:
        facts = all_facts(page)
        points = points_of(Case(facts, page.land_keys, current()), town)
        return cls(page, town, facts, points, SourceIndex([]))

    @property
    def origin(self) -> str:
        """The places of the case study."""
        places = [unit.label for unit in self.page.municipalities.all()]
        return self.page.places_shown or ", ".join(places)

    def numbers(self, sources: Any) -> list[int]:
        """Return the numbers of sources; each gets one when it is first used."""
        return [source.number for source in self.used.of(sources or ())]

    def statements(self, *names: str) -> Iterator[Line]:
        """Yield the first statements of some sections with their sources."""
        for name in names:
            said = [block.value for block in getattr(self.page, name) if is_statement(block)]
            for value in said[:MOST_STATEMENTS]:
                yield text(value["text"], self.numbers(value["sources"]))

    def fact(self, key: str) -> list[Line]:
        """Return what is said of a field: a line for each entry; none where it is unknown."""
        fact = self.facts[key]
        writer = FactWriter(self.used, current())
        return [
            text(line.text or line.url, [source.number for source in line.sources])
            for line in writer.lines(fact)
        ]

    def fact_or_gap(self, key: str, hint: str) -> list[Line]:
        """Return what is said of a field, else that it is unknown, with a gap to fill in."""
        return self.fact(key) or [unknown(hint)]

    def titles(self, *states: State) -> list[Line]:
        """Return the points that stand so."""
        return [
            text(
                " · ".join(part for part in (point.title, point.kind) if part),
                self.numbers(point.sources),
            )
            for point in self.points
            if point.state in states
        ]

    def sources_section(self) -> Section:
        """Return the list of all sources that the paper has used so far."""
        return sources_section(self.used)


def sources_section(used: SourceIndex) -> Section:
    """Return the list of sources, each with its number, site and date."""
    lines = [
        [
            Run(f"{source.number} ", "strong"),
            Run(
                " · ".join(
                    filter(None, [source.title, source.host, source.as_of_text or _("undated")])
                )
            ),
        ]
        for source in used
    ]
    return Section(_("Sources"), lines or [text(_("No source."))])


def is_statement(block: Any) -> bool:
    return bool(block.block_type == "statement")


def unknown(hint: str) -> Line:
    """Return the sign of unknown with a gap."""
    return [Run(_("unknown"), "unknown"), Run(": "), *gap(hint)]


def labelled(label: str, lines: Sequence[Line]) -> list[Line]:
    """Return lines, the first of them behind its label."""
    first, *others = lines
    return [[Run(f"{label}: ", "strong"), *first], *others]
