"""A comparison to take along: as a table, and as a tagged PDF."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.comparison.page import Comparison
from cases.comparison.rows import Cell, Group
from cases.papers.paper import Line, Paper, Run, Section, Table, text
from cases.papers.pdf import as_pdf
from cases.papers.sources import sources_section
from tabular.rows import as_text
from taxonomy.languages import active_language


def as_csv(compared: Comparison) -> str:
    """Return a row for each detail; the sources of a value stand behind it."""
    written = io.StringIO()
    writer = csv.writer(written)
    titles = [column.title for column in compared.columns]
    header = [_("Part"), _("Detail"), _("Comparison")]
    for title in titles:
        header += [title, _("Sources: %(title)s") % {"title": title}]
    writer.writerow(map(as_text, header))
    for group in compared.groups:
        for row in group.rows:
            cells = [group.title, row.label, str(row.likeness.value)]
            for cell in row.cells:
                cells += [words_of(cell), addresses_of(cell)]
            writer.writerow(map(as_text, cells))
    return "\ufeff" + written.getvalue()


def words_of(cell: Cell) -> str:
    """Return what is known; an empty text where nothing is."""
    return "; ".join(line.text or line.url for line in cell.lines)


def addresses_of(cell: Cell) -> str:
    """Return the addresses of the sources of a value."""
    return " ".join(dict.fromkeys(source.url for line in cell.lines for source in line.sources))


def as_paper(compared: Comparison) -> Paper:
    """Return the comparison as a paper."""
    language = active_language()
    day = date_format(timezone.localdate(), "SHORT_DATE_FORMAT")
    return Paper(
        language=language.code,
        language_tag=language.browser_locale or language.code,
        place=str(settings.SITE_NAME),
        made=_("Made on %(date)s") % {"date": day},
        title=compared.title,
        facts=(),
        sections=[*sections(compared), sources_section(compared.sources)],
        footnote=_(
            "Everything is from public sources and was not agreed with the municipalities. "
            "“Unknown” means that no source that was read says it."
        ),
        summary=", ".join(column.title for column in compared.columns),
        landscape=True,
    )


def pdf_of(compared: Comparison) -> bytes:
    """Return the comparison as a file."""
    return as_pdf(as_paper(compared))


def sections(compared: Comparison) -> Iterator[Section]:
    """Yield a section for each group with rows."""
    header = [_("Detail"), *(f"{each.title} ({each.place})" for each in compared.columns)]
    for group in compared.groups:
        if group.rows:
            yield Section(group.title, unknown_in(group), table=Table(header, table_rows(group)))


def table_rows(group: Group) -> list[list[Line]]:
    """Return the rows of a group, each detail with the word for how its values go together."""
    return [
        [
            [Run(row.label, "strong"), Run(f" ({row.likeness.value})")],
            *(line_of(cell) for cell in row.cells),
        ]
        for row in group.rows
    ]


def unknown_in(group: Group) -> list[Line]:
    """Return what no source says of any of the case studies."""
    if not group.unknown:
        return []
    return [text(_("No source says: %(details)s.") % {"details": ", ".join(group.unknown)})]


def line_of(cell: Cell) -> Line:
    """Return a value with the numbers of its sources; the sign of unknown for none."""
    if not cell.lines:
        return [Run(_("unknown"), "unknown")]
    runs: list[Run] = []
    for line in cell.lines:
        runs += [Run("; ")] if runs else []
        runs += text(line.text or line.url, [source.number for source in line.sources])
    return runs
