"""The register ships with the portal, and GV100AD of the office is read as it is."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from taxonomy import importing
from taxonomy.models import AdministrativeUnit
from taxonomy.municipality_search import find_municipality
from tests.taxonomy.registers import run_import

pytestmark = pytest.mark.django_db
COUNTED_ON = datetime.date(2024, 12, 31)
NAME = "GV100AD_31082025.txt"


def line(kind: str, key: str, name: str, code: str = "", *, association: str = "") -> str:
    """A line of GV100AD: 220 characters."""
    figures = "00000006873" + "00000001891" if kind == "60" else ""
    start = f"{kind}20250831{key:<8}{association:<4}{name:<50}{'':<50}{code:<6}"
    return f"{start}{figures:<37}{'24392' if kind == '60' else '':<55}\n"


LINES = [
    line("10", "01", "Schleswig-Holstein"),
    line("20", "031", "Statistische Region Braunschweig"),
    line("40", "01059", "Schleswig-Flensburg", "43"),
    line("50", "01059", "Süderbrarup", "51", association="5974"),
    line("60", "01059083", "Süderbrarup", "64", association="5974"),
    line("60", "01059006", "Böel a.d.Schlei, St", "63", association="5974"),
]


def write(folder: Path, lines: list[str], encoding: str = "utf-8") -> Path:
    """Write a register in fixed width."""
    path = folder / NAME
    path.write_text("".join(lines), encoding=encoding, newline="")
    return path


def test_every_municipality_of_germany_is_known_from_the_start() -> None:
    importing.load()
    importing.load_register()
    units = AdministrativeUnit.objects
    assert units.municipalities().count() == 10_753
    assert units.filter(level="district").count() == 400
    assert sum(land.population or 0 for land in units.laender()) == 83_577_140
    assert units.get(key="01059083").association == "Amt Süderbrarup"
    with override("en"):
        assert units.get(key="09").label == "Bavaria"
    marburg = find_municipality("Marburg").unit
    assert marburg and marburg.point and marburg.population_date == COUNTED_ON
    names = {unit.distinct_name for unit in find_municipality("Gießen").choices}
    assert names == {"Gießen, Universitätsstadt", "Landkreis Gießen"}
    run_again = units.count()
    importing.load_register()
    assert units.count() == run_again


def test_a_corrected_register_leaves_what_editors_have_written(
    admin_client: Client,
    settings: LazySettings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.STAFF_MFA_REQUIRED = False
    header, *rows = (importing.DATA / "register.csv").read_text(encoding="utf-8").splitlines()
    saarland = "\n".join([header, *(row for row in rows if row.startswith("10"))])
    (tmp_path / "register.csv").write_text(saarland, encoding="utf-8")
    monkeypatch.setattr(importing, "DATA", tmp_path)
    importing.load_register()
    unit = AdministrativeUnit.objects.get(name="Saarlouis", level="municipality")
    edit = reverse("wagtailsnippets_taxonomy_administrativeunit:edit", args=[unit.pk])
    admin_client.post(edit, {"other_names_en": "Sarrelouis", "name": "Anders"})
    (tmp_path / "register.csv").write_text(saarland.replace("Saarlouis", "Saarlautern"), "utf-8")
    importing.load_register()
    unit.refresh_from_db()
    assert (unit.name, unit.other_names) == ("Saarlautern", {"en": "Sarrelouis"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_gv100ad_is_read_in_each_encoding(tmp_path: Path, encoding: str, line_end: str) -> None:
    run_import(write(tmp_path, [text.replace("\n", line_end) for text in LINES], encoding))
    unit = AdministrativeUnit.objects.get(key="01059083")
    assert (unit.name, unit.population, unit.area_km2) == ("Süderbrarup", 1891, Decimal("68.73"))
    assert (unit.association, unit.postal_code) == ("Amt Süderbrarup", "24392")
    assert unit.population_date == COUNTED_ON
    assert unit.parent and unit.parent.label == "Kreis Schleswig-Flensburg"
    other = AdministrativeUnit.objects.get(key="01059006")
    assert (other.name, other.designation) == ("Böel a. d. Schlei", "Stadt")


def test_gv100ad_keeps_the_points_that_it_does_not_hold(tmp_path: Path) -> None:
    run_import(write(tmp_path, LINES))
    AdministrativeUnit.objects.filter(key="01059083").update(latitude=54.6, longitude=9.8)
    run_import(write(tmp_path, [text.replace("1891", "1900") for text in LINES]))
    unit = AdministrativeUnit.objects.get(key="01059083")
    assert (unit.population, unit.latitude, unit.longitude) == (1900, 54.6, 9.8)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (LINES[4], LINES[4][:120] + "\n", "Zeile 5"),
        (LINES[4], LINES[4].replace("1891", "viel"), "„population“"),
        (LINES[2], "", "01059"),
        (LINES[0], LINES[0].replace("01  ", "99  "), "99"),
        (LINES[4], LINES[4] * 2, "Zeile 5"),
        (LINES[4], LINES[4].replace("24392", "2439x"), "„postal_code“"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = write(tmp_path, [new if text == old else text for text in LINES])
    with pytest.raises(CommandError, match=said):
        run_import(path)
    assert not AdministrativeUnit.objects.filter(level="municipality").exists()
