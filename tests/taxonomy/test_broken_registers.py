"""A broken register is refused with file, row and column, and the database stays as it was."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from taxonomy.models import AdministrativeUnit
from tests.taxonomy.registers import (
    SAMPLE,
    changed,
    row_of,
    run_import,
    sample_text,
    without_line,
    write,
)

pytestmark = pytest.mark.django_db
SOLINGEN = "60,61,05,1,22"
FLENSBURG = "60,61,01,0,01"
COAST = "60,66,13,0,00"
HEADER = sample_text().splitlines()[0]
Change = Callable[[str], str]


def doubled(start: str) -> Change:
    """A change that repeats the first line that begins so."""

    def change(text: str) -> str:
        lines = text.splitlines(keepends=True)
        return text + next(line for line in lines if line.startswith(start))

    return change


def with_solingen(column: str, value: str) -> Change:
    """A change of one cell of Solingen."""

    def change(text: str) -> str:
        rows = list(csv.reader(io.StringIO(text)))
        place = rows[0].index(column)
        row = next(row for row in rows if row[:5] == SOLINGEN.split(","))
        row[place] = value
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerows(rows)
        return out.getvalue()

    return change


CELLS = {
    "text as population": ("bevoelkerung", "viele"),
    "population below zero": ("bevoelkerung", "-5"),
    "population with a decimal": ("bevoelkerung", "159.5"),
    "population too large": ("bevoelkerung", "99999999999999999999"),
    "no population": ("bevoelkerung", ""),
    "exponent as population": ("bevoelkerung", "1e5"),
    "arabic digits": ("bevoelkerung", "١٥٩"),
    "text as men": ("maennlich", "x"),
    "text as density": ("jekm2", "dicht"),
    "text as area": ("flaeche", "groß"),
    "area below zero": ("flaeche", "-89.54"),
    "not a number as area": ("flaeche", "NaN"),
    "longitude outside Germany": ("laengengrad", "27,085665"),
    "latitude and longitude swapped": ("breitengrad", "7,085665"),
    "point at zero": ("laengengrad", "0"),
    "no longitude": ("laengengrad", ""),
    "text as latitude": ("breitengrad", "Nord"),
    "empty name": ("gemeindename", " "),
    "endless name": ("gemeindename", "S" * 500),
    "name with a line break": ("gemeindename", "Solin\ngen"),
    "name with a control character": ("gemeindename", "Solin\x07gen"),
    "name with broken letters": ("gemeindename", "DÃ¼sseldorf"),
    "name with replacement character": ("gemeindename", "D\ufffdsseldorf"),
    "unknown Land": ("land", "17"),
    "Land without leading zero": ("land", "5"),
    "letters in the Land": ("land", "NW"),
    "key cut short": ("gemeinde", "0"),
    "key with letters": ("gemeinde", "ABC"),
    "wrong region": ("rb", "12"),
    "unknown district": ("kreis", "99"),
    "wrong association": ("vb", "1"),
    "unknown kind of row": ("satzart", "61"),
    "empty kind of row": ("satzart", ""),
    "wrong kind of unit": ("textkennzeichen", "41"),
    "inhabited and uninhabited at once": ("textkennzeichen", "66"),
    "wrong postcode": ("postleitzahl", "4265"),
}


def refused(path: Path) -> str:
    """Import a broken file over the sample; return the message and see that nothing changed."""
    run_import(SAMPLE)
    before = list(AdministrativeUnit.objects.values())
    with pytest.raises(CommandError) as caught:
        run_import(path)
    assert list(AdministrativeUnit.objects.values()) == before
    assert caught.value.returncode == 1
    message = str(caught.value)
    assert str(path) in message
    return message


@pytest.mark.parametrize(("column", "value"), CELLS.values(), ids=CELLS.keys())
def test_a_wrong_cell_is_named_by_row_and_column(tmp_path: Path, column: str, value: str) -> None:
    message = refused(write(tmp_path, with_solingen(column, value)(sample_text())))
    row = row_of(SOLINGEN)
    assert f" {row}" in message
    expected = "kreis" if column == "rb" and len(value) == 1 else column
    if value in ("66",):
        expected = "bevoelkerung"
    assert expected in message


HEADERS = {
    "column missing": (changed(",flaeche,", ","), "flaeche"),
    "column unknown": (changed(",flaeche,", ",area,"), "area"),
    "column twice": (changed(",flaeche,", ",land,"), "land"),
    "header missing": (without_line("satzart"), "satzart"),
    "header in capitals": (changed("satzart", "SATZART"), "SATZART"),
    "semicolons": (lambda text: text.replace(",", ";"), ";"),
    "tabs": (lambda text: text.replace(",", "\t"), ""),
    "header only": (lambda text: HEADER + "\n", ""),
}


@pytest.mark.parametrize(("change", "said"), HEADERS.values(), ids=HEADERS.keys())
def test_a_wrong_header_is_refused(tmp_path: Path, change: Change, said: str) -> None:
    message = refused(write(tmp_path, change(sample_text())))
    if said != ";":
        assert said in message


ROWS = {
    "row cut short": changed(",H12,Bergisches Städtedreieck,01,dicht besiedelt", ""),
    "row too long": changed("Bergisches Städtedreieck,01", "Bergisches Städtedreieck,01,01"),
    "quotation mark missing": changed('"Solingen, Klingenstadt", 89.54', '"Solingen, 89.54'),
    "row of a district cut off": changed(
        '40,41,05,1,22,,,"Solingen, Klingenstadt",,,,,,,,,,,,', "40,41,05"
    ),
    "empty row in the middle": changed("60,61,05,1,22", "\n60,61,05,1,22"),
    "municipality twice": doubled(SOLINGEN),
    "district twice": doubled("40,41,05,1,22"),
    "Land twice": doubled("10,,05"),
    "district missing": without_line("40,41,05,1,22"),
    "Land missing": without_line("10,,05"),
    "district key in the row of a Land": changed("10,,05,,,", "10,,05,1,,"),
    "municipality number in the row of a district": changed(
        "40,41,05,1,22,,", "40,41,05,1,22,,000"
    ),
}


@pytest.mark.parametrize("change", ROWS.values(), ids=ROWS.keys())
def test_a_wrong_row_is_named(tmp_path: Path, change: Change) -> None:
    message = refused(write(tmp_path, change(sample_text())))
    assert "row " in message or "Zeile " in message


def test_a_register_without_municipalities_is_refused(tmp_path: Path) -> None:
    lines = [line for line in sample_text().splitlines() if not line.startswith("60")]
    assert "satzart" in refused(write(tmp_path, "\n".join(lines)))


def workbook() -> bytes:
    """The beginning of what Excel writes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return buffer.getvalue()


FILES = {
    "empty file": b"",
    "only a byte-order mark": b"\xef\xbb\xbf",
    "only white space": b" \n\n",
    "workbook named csv": workbook(),
    "PDF": b"%PDF-1.7\n",
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "UTF-16": sample_text().encode("utf-16"),
    "Latin-1": sample_text().encode("latin-1", errors="replace"),
    "NUL bytes": sample_text().replace("Solingen", "Sol\0ingen").encode(),
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES.keys())
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "register_2019.csv"
    path.write_bytes(data)
    refused(path)


def test_a_byte_that_is_no_letter_is_named_by_position_and_row(tmp_path: Path) -> None:
    path = tmp_path / "register_2019.csv"
    data = SAMPLE.read_bytes()
    place = data.index(b"Solingen")
    path.write_bytes(data[:place] + b"\xe4" + data[place + 1 :])
    message = refused(path)
    assert str(place + 1) in message
    assert f" {data[:place].count(bytes([10])) + 1}" in message


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    refused(tmp_path)
    refused(tmp_path / "nothing.csv")


def test_twenty_problems_are_listed_and_all_are_counted(tmp_path: Path) -> None:
    text = sample_text().replace("60,", "60,x").replace(",0000,", ",y,")
    message = refused(write(tmp_path, text))
    assert len(message.splitlines()) == 22
    assert COAST not in message
