"""The map puts every place where it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from cases.map import projection
from cases.map.drawing import arc
from cases.map.points import map_points, member_lines, radius
from cases.models import ModelProject, ModelProjectMember
from cases.presenters.project_cards import ProjectCard, project_cards
from catalogue.lists import EntryQuery
from taxonomy.geography import Point, distance_km, mean_point
from taxonomy.laender import ISO_CODES
from taxonomy.models import AdministrativeUnit
from tests.following import follow_changes

Ring = list[tuple[float, float]]
PATHS = re.compile(r'<path id="(.+?)" d="(.+?)"/>')
TOKENS = re.compile(r"[A-Za-z]|-?\d*\.?\d+")


def rings(path: str) -> list[Ring]:
    """The points of an outline, which uses only M, m, l and z."""
    found: list[Ring] = []
    x = y = 0.0
    command = ""
    numbers: list[float] = []
    for token in TOKENS.findall(path):
        if token.isalpha():
            command = token
            if command in "Mm":
                found.append([])
            elif command in "zZ":
                x, y = found[-1][0]
            continue
        numbers.append(float(token))
        if len(numbers) == 2:
            relative = command in "lm"
            x, y = (x + numbers[0], y + numbers[1]) if relative else (numbers[0], numbers[1])
            found[-1].append((x, y))
            command = "l"
            numbers = []
    return found


def outlines() -> dict[str, list[Ring]]:
    """The outlines of the Länder by ISO code."""
    drawing = Path(str(finders.find("design/map/laender.svg"))).read_text(encoding="utf-8")
    return {iso: rings(path) for iso, path in PATHS.findall(drawing)}


def inside(x: float, y: float, outline: list[Ring]) -> bool:
    """Whether a point lies inside an outline (even-odd rule)."""
    hit = False
    for ring in outline:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                hit = not hit
    return hit


def box(outline: list[Ring]) -> tuple[float, float, float, float]:
    """The smallest and largest x and y."""
    points = [point for ring in outline for point in ring]
    across = [x for x, _y in points]
    down = [y for _x, y in points]
    return min(across), max(across), min(down), max(down)


def place_of(unit: AdministrativeUnit) -> tuple[float, float]:
    """Where a unit is drawn."""
    assert unit.point
    return projection.project(unit.point)


def all_cards() -> list[ProjectCard]:
    """The cards of all projects."""
    follow_changes()
    return project_cards(EntryQuery("de", ["project"]).fetch().cards)


def test_the_projection_fills_the_box_of_the_outlines() -> None:
    everything = [ring for outline in outlines().values() for ring in outline]
    expected = (projection.LEFT, projection.RIGHT, projection.TOP, projection.BOTTOM)
    assert box(everything) == pytest.approx(expected, abs=0.5)


def test_every_member_lies_in_the_box_of_its_land(starter_data: None) -> None:
    laender = outlines()
    memberships = ModelProjectMember.objects.select_related("unit")
    assert memberships.count() == 132
    for membership in memberships:
        unit = membership.unit
        x, y = place_of(unit)
        left, right, top, bottom = box(laender[ISO_CODES[unit.land_key]])
        assert left <= x <= right, unit
        assert top <= y <= bottom, unit


def test_leipzig_lies_in_sachsen(starter_data: None) -> None:
    leipzig = ModelProjectMember.objects.select_related("unit").get(unit__key="14713000").unit
    x, y = place_of(leipzig)
    assert inside(x, y, outlines()["DE-SN"])
    assert not inside(x, y, outlines()["DE-ST"])


def test_a_town_is_a_disc_by_its_size_and_a_district_is_a_ring(starter_data: None) -> None:
    projects = all_cards()
    signs = {point.url.split("/")[-2]: point for point in map_points(projects, {"05": "NRW"})}
    assert len(signs) == 73
    assert (signs["solingen"].kind, signs["solingen"].r) == ("town", 6.2)
    assert (signs["hassfurt"].kind, signs["hassfurt"].r) == ("town", 3.8)
    assert (signs["kempten"].kind, signs["kempten"].r) == ("town", 5)
    assert (signs["landkreis-hof"].kind, signs["landkreis-hof"].r) == ("district", 5.2)
    assert signs["solingen"].name.startswith("Solingen, NRW, ")


def test_a_project_far_from_its_mean_stands_at_its_lead(starter_data: None) -> None:
    twins = ModelProject.objects.get(slug="connected-urban-twins")
    hamburg = twins.units[0]
    assert hamburg.name == "Hamburg"
    assert twins.point == hamburg.point


def test_members_are_joined_to_their_project(starter_data: None) -> None:
    projects = [card for card in all_cards() if card.slug in ("solingen", "suedwestfalen")]
    assert len(member_lines(projects)) == 5


def test_an_arc_bends_to_the_north() -> None:
    berlin, leipzig = Point(13.405, 52.52), Point(12.37, 51.34)
    for drawn in (arc(berlin, leipzig), arc(leipzig, berlin)):
        start, control, end = re.findall(r"(-?[\d.]+) (-?[\d.]+)", drawn.d)
        straight = (float(start[1]) + float(end[1])) / 2
        assert float(control[1]) < straight


def test_distances_are_those_of_the_globe() -> None:
    assert distance_km(Point(13.405, 52.52), Point(9.993, 53.551)) == pytest.approx(255, abs=2)
    assert mean_point([(Point(0, 0), 1), (Point(4, 8), 3)]) == Point(3, 6)


def test_the_radius_follows_the_bounds() -> None:
    card = ProjectCard(
        *(1, "ohne", "ohne", "ohne", "/", "", 2019, [], True, None, None, None, []),
    )
    assert radius(card) == 5.2
