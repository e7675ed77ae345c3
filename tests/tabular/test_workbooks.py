"""XLSX files are read as strictly as CSV files, and cannot be made to fill the memory."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest

from tabular.files import MOST_ROWS, TableFile
from tabular.problems import TableError
from tabular.tables import Table, read_table
from tests.tabular.workbooks import workbook

HEADER = ("key", "name", "people")
GOOD = ("01001000", "Flensburg", 96431)


def table(data: bytes) -> Table:
    return read_table(TableFile("tabelle.xlsx", data), HEADER)


def refusal(data: bytes) -> str:
    """What is said to a table that is not accepted, after its keys were read."""
    with pytest.raises(TableError) as raised:
        found = table(data)
        for row in found.rows:
            row.code("key", "[0-9]{8}", "14713000")
            row.text("name", required=False)
        found.problems.raise_any()
    return str(raised.value)


def test_cells_are_read_as_a_csv_file_would_say_them() -> None:
    day = datetime.datetime(2024, 12, 31)
    rows = [HEADER, ("x", 1, 2.0), ("y", 53.02, day), (" z ", True, None)]
    found = [list(row.values.values()) for row in table(workbook(eins=rows)).rows]
    assert found == [["x", "1", "2"], ["y", "53.02", "2024-12-31"], [" z ", "true", ""]]


def test_the_sheet_with_the_columns_is_found_wherever_it_stands() -> None:
    data = workbook(Deckblatt=[["Hinweise"]], leer=[], Daten=[HEADER, GOOD])
    assert [row.values["name"] for row in table(data).rows] == ["Flensburg"]


def test_a_wrong_cell_is_named_by_row_column_and_letter() -> None:
    said = refusal(workbook(eins=[HEADER, GOOD, ("x1", "Kiel", 1)]))
    assert "3" in said
    assert "“key” (A)" in said or "„key“ (A)" in said


def test_lost_zeros_are_said_once_however_many_keys_lack_them() -> None:
    rows = [(1001000 + number, "Flensburg", 1) for number in range(50)]
    said = refusal(workbook(eins=[HEADER, *rows]))
    assert len(said.splitlines()) == 2
    assert "50" in said
    assert "1001000" in said


def test_a_long_key_that_became_a_number_with_exponent_has_lost_its_zeros_too() -> None:
    said = refusal(b"key,name,people\n1.001E+06,Flensburg,1\n")
    assert len(said.splitlines()) == 2


def test_a_slip_of_the_pen_is_no_lost_zero() -> None:
    said = refusal(b"key,name,people\n10010,Flensburg,1\n")
    assert "10010" in said
    assert "14713000" in said


@pytest.mark.parametrize("value", ["=1+1", "#NAME?", "#DIV/0!", "#BEZUG!"])
def test_formulas_and_their_errors_are_no_values(value: str) -> None:
    assert value in refusal(workbook(eins=[HEADER, ("01001000", value, 1)]))


@pytest.mark.parametrize(
    "data",
    [
        workbook(eins=[]),
        workbook(eins=[HEADER]),
        workbook(eins=[HEADER[:2], GOOD[:2]]),
        workbook(eins=[(*HEADER, "note"), (*GOOD, "")]),
        workbook(eins=[HEADER, (*GOOD, "too long")]),
        workbook(eins=[HEADER, GOOD])[:900],
        b"PK\x03\x04 and nothing else",
    ],
    ids=["empty", "no rows", "lacks a column", "unknown column", "long row", "cut off", "no zip"],
)
def test_what_is_no_such_table_is_refused_in_words(data: bytes) -> None:
    assert "tabelle.xlsx" in refusal(data)


def packed_with(name: str, text: bytes) -> bytes:
    """A good workbook in which one part is another."""
    source = zipfile.ZipFile(io.BytesIO(workbook(eins=[HEADER, GOOD])))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for part in source.namelist():
            packed.writestr(part, text if part == name else source.read(part))
        if name not in source.namelist():
            packed.writestr(name, text)
    return target.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
FAR_ROW = (
    b"<worksheet %s><sheetData><row r='999999999'><c r='A999999999'><v>1</v></c></row>"
    b"</sheetData></worksheet>" % NAMESPACE
)
ENTITIES = b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet %s><sheetData/></worksheet>" % NAMESPACE


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("xl/media/bomb.bin", bytes(200 * 1024 * 1024)),
        (SHEET, FAR_ROW),
        (SHEET, ENTITIES),
        (SHEET, b"<worksheet"),
        ("xl/workbook.xml", b"no xml"),
    ],
    ids=["zip bomb", "row far away", "entities", "cut off", "no xml"],
)
def test_what_would_fill_the_memory_is_refused_in_words(part: str, text: bytes) -> None:
    assert "tabelle.xlsx" in refusal(packed_with(part, text))


def test_there_is_a_most_of_rows() -> None:
    text = "key,name,people\n" + "01001000,Flensburg,1\n" * (MOST_ROWS + 1)
    assert "100000" in refusal(text.encode()).replace(".", "").replace(",", "")
