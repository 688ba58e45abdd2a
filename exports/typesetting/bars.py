"""A bar chart drawn with the lines and boxes of the PDF itself: sharp in print, and its words are text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from exports.typesetting.page import SIDE, Paper
from exports.typesetting.text_styles import QUIET, RULE, Colour, Line, TextStyle

_HEIGHT, _LEFT, _TICKS = 38.0, 9.0, 4
_MARKS = TextStyle(size=7.5, colour=QUIET, leading=3.6)
_MOST_LABELS = 7
_WIDEST = 12.0
_NICE = (1, 2, 2.5, 5)


@dataclass(frozen=True)
class BarPart:
    """One part of the bars: its key in the values, its name in the legend and its colour."""

    key: str
    name: str
    colour: Colour


@dataclass(frozen=True)
class Bar:
    """One bar: what stands under it and how high each part is."""

    label: str
    values: Mapping[str, float]


def stacked_bars(paper: Paper, bars: Sequence[Bar], kinds: Sequence[BarPart]) -> None:
    """Draws bars side by side with a scale and a legend, never split over pages; nothing without bars."""
    if not bars:
        return
    paper.make_room(_HEIGHT + 16)
    step = _step(max(sum(bar.values.values()) for bar in bars))
    floor = paper.y + _HEIGHT + 2
    _scale(paper, floor, step)
    _draw_bars(paper, bars, kinds, floor, _HEIGHT / (step * _TICKS))
    _legend(paper, [kind for kind in kinds if any(bar.values.get(kind.key) for bar in bars)], floor + 6)
    paper.set_y(floor + 13)


def _step(highest: float) -> float:
    """The distance between the lines of the scale: a round number, so that the highest bar fits."""
    least = max(highest, 1) / _TICKS
    power = 1.0
    while power * _NICE[-1] < least:
        power *= 10
    return next(power * each for each in _NICE if power * each >= least)


def _scale(paper: Paper, floor: float, step: float) -> None:
    paper.set_draw_color(*RULE)
    paper.set_line_width(0.2)
    for tick in range(_TICKS + 1):
        y = floor - _HEIGHT * tick / _TICKS
        paper.line(SIDE + _LEFT, y, SIDE + paper.epw, y)
        value = f"{step * tick:g}".replace(".", ",")
        paper.draw(Line(value), SIDE, y - _MARKS.leading / 2, _LEFT - 2, _MARKS, "R")


def _draw_bars(paper: Paper, bars: Sequence[Bar], kinds: Sequence[BarPart], floor: float, unit: float) -> None:
    slot = min((paper.epw - _LEFT) / len(bars), _WIDEST)
    every = max(ceil(len(bars) / _MOST_LABELS), ceil(18 / slot))
    for number, bar in enumerate(bars):
        x, y = SIDE + _LEFT + number * slot, floor
        for kind in kinds:
            height = bar.values.get(kind.key, 0) * unit
            if height:
                y -= height
                paper.set_fill_color(*kind.colour)
                paper.rect(x + slot * 0.1, y, slot * 0.8, height, style="F")
        label = Line(bar.label)
        if number % every == 0 and x + paper.width_of(label.text, _MARKS) <= SIDE + paper.epw:
            paper.draw(label, x, floor + 0.8, every * slot, _MARKS)


def _legend(paper: Paper, kinds: Sequence[BarPart], y: float) -> None:
    x = SIDE + _LEFT
    for kind in kinds:
        paper.set_fill_color(*kind.colour)
        paper.rect(x, y + 0.5, 2.6, 2.6, style="F")
        width = paper.width_of(kind.name, _MARKS) + 9
        paper.draw(Line(kind.name), x + 4, y, width, _MARKS)
        x += width
