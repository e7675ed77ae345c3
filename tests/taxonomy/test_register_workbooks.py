"""The XLSX form of the Federal Statistical Office is read as it is published."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from openpyxl import Workbook

from taxonomy.models import AdministrativeUnit
from taxonomy.register import read_register
from tests.tabular.workbooks import packed, workbook, write
from tests.taxonomy.registers import SAMPLE, run_import, sample_text

TITLE = "Alle Gemeinden mit ausgewählten Merkmalen am 31.12.2024 (4. Quartal)"
GROUPS = {
    "A3:A5": "Satzart",
    "B3:B5": "Text-\nkenn-\nzeichen",
    "C3:G3": "Amtlicher Regionalschlüssel (ARS)",
    "H3:H5": "Gemeindename",
    "I3:I4": "Fläche 1)",
    "J3:M3": "Bevölkerung 2)",
    "N3:N5": "Post-\nleit-\nzahl 3)",
    "O3:P3": "Geografische Mittelpunktkoordinaten",
    "Q3:R3": "Reisegebiete",
    "S3:T3": "Grad der Verstädterung 4)",
}
LEAVES = {
    "C4": "Land",
    "D4": "RB",
    "E4": "Kreis",
    "F4": "VB",
    "G4": "Gem",
    "I5": "km²",
    "J4": "insgesamt",
    "K4": "männlich",
    "L4": "weiblich",
    "M4": "je km²",
    "O4": "Längengrad",
    "P4": "Breitengrad",
    "Q4": "Schlüssel",
    "R4": "Bezeichnung",
    "S4": "Schlüssel",
    "T4": "Bezeichnung",
}
NUMBERS = (8, 9, 10, 11, 12, 14, 15)


def as_number(text: str) -> object:
    """A cell as the office stores it: numbers as such, keys as text."""
    plain = text.replace(" ", "").replace(",", ".")
    return float(plain) if plain else None


def published(change: Callable[[list[object]], None] = lambda row: None) -> bytes:
    """The sample in the form of the office, between a cover and notes."""
    book = Workbook()
    book.worksheets[0].title = "Deckblatt"
    book.worksheets[0]["A1"] = "Gemeindeverzeichnis-Informationssystem"
    sheet = book.create_sheet("Onlineprodukt_Gemeinden31122024")
    sheet["A1"] = TITLE
    for area, text in GROUPS.items():
        sheet[area.split(":")[0]] = text
        sheet.merge_cells(area)
    for name, text in LEAVES.items():
        sheet[name] = text
    rows = list(csv.reader(io.StringIO(sample_text())))[1:]
    for number, cells in enumerate(rows, 7):
        row: list[object] = [
            as_number(cell) if place in NUMBERS else cell or None
            for place, cell in enumerate(cells)
        ]
        change(row)
        for place, value in enumerate(row, 1):
            sheet.cell(number, place, value)
    sheet.cell(len(rows) + 9, 1, "1) Fläche am 31.12.2023")
    book.create_sheet("Erläuterungen")["A1"] = "Satzart 10: Land"
    return packed(book)


def test_the_published_form_says_what_the_csv_form_says(tmp_path: Path) -> None:
    of_form = read_register(write(tmp_path, published(), "31122024_Auszug_GV.xlsx"))
    of_csv = read_register(SAMPLE)
    said = [
        [(unit.key, unit.name, unit.population, unit.area, unit.latitude) for unit in units]
        for units in (of_form.units, of_csv.units)
    ]
    assert said[0] == said[1]
    assert of_form.counted_on == datetime.date(2024, 12, 31)


@pytest.mark.django_db
def test_it_is_imported_once_with_the_day_of_its_title(tmp_path: Path) -> None:
    path = write(tmp_path, published())
    run_import(path)
    unit = AdministrativeUnit.objects.get(key="05122000")
    assert (unit.name, unit.population) == ("Solingen", 159_245)
    assert unit.population_date == datetime.date(2024, 12, 31)
    before = list(AdministrativeUnit.objects.values())
    run_import(path)
    assert list(AdministrativeUnit.objects.values()) == before


def without_zeros(row: list[object]) -> None:
    """What happens to the keys when somebody opens the form as CSV and saves it."""
    for place in range(2, 7):
        row[place] = int(str(row[place])) if row[place] else None


@pytest.mark.django_db
def test_keys_without_their_zeros_are_said_in_one_sentence_per_column(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as raised:
        run_import(write(tmp_path, published(without_zeros)))
    said = str(raised.value)
    assert "(C)" in said
    assert "(E)" in said
    assert not AdministrativeUnit.objects.filter(level="municipality").exists()


@pytest.mark.django_db
def test_a_wrong_cell_is_named_as_the_spreadsheet_names_it(tmp_path: Path) -> None:
    def break_name(row: list[object]) -> None:
        if row[7] == "Solingen, Klingenstadt":
            row[9] = "viele"

    with pytest.raises(CommandError) as raised:
        run_import(write(tmp_path, published(break_name)))
    assert "“bevoelkerung” (J)" in str(raised.value) or "„bevoelkerung“ (J)" in str(raised.value)
    assert "viele" in str(raised.value)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "data",
    [
        workbook(Kreise=[["Schlüssel", "Name", "Fläche"], ["01001", "Flensburg", 56.7]]),
        workbook(a=[["Satzart", "Land", "Gem"], ["10", "01", "x"]]),
    ],
    ids=["districts only", "columns missing"],
)
def test_another_table_of_the_office_changes_nothing(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(CommandError):
        run_import(write(tmp_path, data))
    assert not AdministrativeUnit.objects.exists()


def test_the_plain_columns_may_come_as_xlsx_too(tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(sample_text())))
    units = read_register(write(tmp_path, workbook(register=rows))).units
    assert [unit.key for unit in units] == [unit.key for unit in read_register(SAMPLE).units]
