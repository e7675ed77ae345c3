"""Figures on one axis: a sign for each, whose shape says who pays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cases.costs.figures import ADOPTER, COMPARED, DEVELOPER, Figure

SHAPES = {ADOPTER: "disc", DEVELOPER: "ring", COMPARED: "diamond"}
# Between the first and the last tick, in per cent of the width of the drawing.
FIRST, LAST = 3.0, 90.0
# Right of this the value stands left of its sign.
FAR = 62.0
TIMES_TEN = 10


@dataclass(frozen=True)
class Tick:
    """A line of the axis."""

    at: float
    text: str


@dataclass(frozen=True)
class Lane:
    """A figure in the drawing; `start` is `end` where it is no range."""

    label: str
    meta: str
    shape: str
    start: float
    end: float
    value: str
    is_far: bool


@dataclass(frozen=True)
class Chart:
    """The drawing, without any figure that the table below it does not have."""

    lanes: list[Lane]
    ticks: list[Tick]
    shapes: list[str]
    logarithmic: bool


def chart_of(figures: Sequence[Figure]) -> Chart | None:
    """Return the drawing of two or more figures."""
    if len(figures) < 2:
        return None
    axis = Axis(min(each.low for each in figures), max(each.high for each in figures))
    lanes = [lane_of(each, axis) for each in figures]
    return Chart(lanes, axis.ticks, sorted({lane.shape for lane in lanes}), axis.logarithmic)


class Axis:
    """From a tick below the smallest to one above the largest amount."""

    def __init__(self, least: int, most: int) -> None:
        self.logarithmic = most > TIMES_TEN * least
        if self.logarithmic:
            powers = range(math.floor(math.log10(least)), math.ceil(math.log10(most)) + 1)
            self.amounts = [10**power for power in powers]
        else:
            step = step_for(most)
            self.amounts = [step * number for number in range(math.ceil(most / step) + 1)]

    @property
    def ticks(self) -> list[Tick]:
        """The lines with their amounts."""
        return [Tick(self.at(amount), euros(amount)) for amount in self.amounts]

    def at(self, amount: int) -> float:
        """Return where an amount stands, in per cent."""
        least, most = self.amounts[0], self.amounts[-1]
        if self.logarithmic:
            share = math.log(amount / least) / math.log(most / least)
        else:
            share = (amount - least) / (most - least)
        return round(FIRST + share * (LAST - FIRST), 1)


def step_for(most: int) -> int:
    """Return a round step that gives three to five ticks."""
    power = 10 ** math.floor(math.log10(most))
    factor = next(factor for factor in (0.25, 0.5, 1, 2.5) if most / (power * factor) <= 4)
    return max(1, round(power * factor))


def lane_of(figure: Figure, axis: Axis) -> Lane:
    """Return the lane of a figure."""
    start, end = axis.at(figure.low), axis.at(figure.high)
    meta = figure.case if figure.year is None else f"{figure.case}, {figure.year}"
    return Lane(
        label=figure.basis or figure.note,
        meta=meta,
        shape=SHAPES.get(figure.payer, "square"),
        start=start,
        end=end,
        value=amount_text(figure),
        is_far=end > FAR,
    )


def euros(amount: float) -> str:
    """Return an amount in euros as readers write it."""
    return _("€%(amount)s") % {"amount": number_format(amount, force_grouping=True)}


def amount_text(figure: Figure) -> str:
    """Return the amount of a figure, or its range."""
    if not figure.is_range:
        return euros(figure.low)
    return _("%(low)s to %(high)s") % {"low": euros(figure.low), "high": euros(figure.high)}
