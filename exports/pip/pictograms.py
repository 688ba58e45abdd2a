"""Small drawings beside the words of the summary, made of the lines and shapes of the PDF itself.

They say nothing that the words beside them do not say: somebody who cannot see them misses nothing.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from exports.typesetting.page import Paper
from exports.typesetting.text_styles import PRIMARY
from rules.law.terms import Leefgebied

Draw = Callable[[Paper, float, float, float], None]
_LINE = 0.09  # of the size


def pictogram(paper: Paper, name: str, x: float, y: float, size: float) -> None:
    """Draws one in a square of `size` mm whose upper left corner is (x, y). KeyError for a name that is not there."""
    paper.set_draw_color(*PRIMARY)
    paper.set_fill_color(*PRIMARY)
    paper.set_line_width(size * _LINE)
    DRAWINGS[name](paper, x, y, size)


def _wish(paper: Paper, x: float, y: float, s: float) -> None:
    """A star."""
    points = ((5, 0.4), (6.4, 3.6), (9.8, 3.9), (7.2, 6.2), (8, 9.6), (5, 7.8), (2, 9.6), (2.8, 6.2), (0.2, 3.9))
    _polygon(paper, x, y, s, (*points, (3.6, 3.6)))


def _route(paper: Paper, x: float, y: float, s: float) -> None:
    """An open book."""
    for side in (((5, 2.4), (0.6, 1.2), (0.6, 7.6), (5, 8.8)), ((5, 2.4), (9.4, 1.2), (9.4, 7.6), (5, 8.8))):
        _polygon(paper, x, y, s, side, "D")


def _week(paper: Paper, x: float, y: float, s: float) -> None:
    """A calendar."""
    _rect(paper, x, y, s, (0.8, 1.6, 8.4, 7.6), "D")
    _rect(paper, x, y, s, (0.8, 1.6, 8.4, 2), "F")
    for column in (2.3, 4.5, 6.7):
        for row in (4.8, 6.7):
            _rect(paper, x, y, s, (column, row, 1.1, 1.1), "F")


def _goals(paper: Paper, x: float, y: float, s: float) -> None:
    """A target."""
    _circle(paper, x, y, s, (5, 5, 4.3), "D")
    _circle(paper, x, y, s, (5, 5, 1.8), "F")


def _time(paper: Paper, x: float, y: float, s: float) -> None:
    """A clock."""
    _circle(paper, x, y, s, (5, 5, 4.3), "D")
    _line(paper, x, y, s, (5, 5, 5, 2.4))
    _line(paper, x, y, s, (5, 5, 7, 6))


def _talk(paper: Paper, x: float, y: float, s: float) -> None:
    """A balloon with words in it."""
    outline = ((0.6, 1.2), (9.4, 1.2), (9.4, 6.8), (4.6, 6.8), (2.4, 9.2), (2.4, 6.8), (0.6, 6.8))
    _polygon(paper, x, y, s, outline, "D")
    _line(paper, x, y, s, (2.4, 3.2, 7.6, 3.2))
    _line(paper, x, y, s, (2.4, 5, 6, 5))


def _help(paper: Paper, x: float, y: float, s: float) -> None:
    """A telephone."""
    _rect(paper, x, y, s, (2.4, 0.6, 5.2, 8.8), "D")
    _line(paper, x, y, s, (4.2, 8, 5.8, 8))
    _line(paper, x, y, s, (2.4, 6.8, 7.6, 6.8))


def _object(paper: Paper, x: float, y: float, s: float) -> None:
    """A letter."""
    _rect(paper, x, y, s, (0.6, 2, 8.8, 6.2), "D")
    _line(paper, x, y, s, (0.6, 2, 5, 5.6))
    _line(paper, x, y, s, (5, 5.6, 9.4, 2))


def _people(paper: Paper, x: float, y: float, s: float) -> None:
    """Two people."""
    for middle in (3, 7):
        _circle(paper, x, y, s, (middle, 3, 1.4), "F")
        _polygon(paper, x, y, s, ((middle - 1.8, 8.6), (middle - 1.2, 5.2), (middle + 1.2, 5.2), (middle + 1.8, 8.6)))


def _work(paper: Paper, x: float, y: float, s: float) -> None:
    """A bag."""
    _rect(paper, x, y, s, (0.8, 3.2, 8.4, 5.6), "D")
    _rect(paper, x, y, s, (3.6, 1.6, 2.8, 1.6), "D")
    _line(paper, x, y, s, (0.8, 5.8, 9.2, 5.8))


def _money(paper: Paper, x: float, y: float, s: float) -> None:
    """A purse with a coin."""
    _rect(paper, x, y, s, (0.8, 2.4, 8.4, 6), "D")
    _circle(paper, x, y, s, (6.9, 5.4, 1.2), "F")


def _health(paper: Paper, x: float, y: float, s: float) -> None:
    """A heart."""
    _circle(paper, x, y, s, (3.2, 3.6, 2.1), "F")
    _circle(paper, x, y, s, (6.8, 3.6, 2.1), "F")
    _polygon(paper, x, y, s, ((1.3, 4.4), (5, 9.2), (8.7, 4.4), (5, 3.4)))


def _family(paper: Paper, x: float, y: float, s: float) -> None:
    """A house."""
    _polygon(paper, x, y, s, ((5, 0.8), (9.4, 4.8), (0.6, 4.8)))
    _rect(paper, x, y, s, (1.9, 4.8, 6.2, 4.2), "D")
    _rect(paper, x, y, s, (4.1, 6.2, 1.8, 2.8), "F")


def _polygon(
    paper: Paper, x: float, y: float, s: float, points: tuple[tuple[float, float], ...], how: str = "F"
) -> None:
    paper.polygon([(x + a * s / 10, y + b * s / 10) for a, b in points], style=how)


def _rect(paper: Paper, x: float, y: float, s: float, box: tuple[float, float, float, float], how: str) -> None:
    left, top, width, height = (each * s / 10 for each in box)
    paper.rect(x + left, y + top, width, height, style=how)


def _circle(paper: Paper, x: float, y: float, s: float, middle: tuple[float, float, float], how: str) -> None:
    a, b, radius = (each * s / 10 for each in middle)
    paper.circle(x + a, y + b, radius, style=how)


def _line(paper: Paper, x: float, y: float, s: float, ends: tuple[float, float, float, float]) -> None:
    a, b, c, d = (each * s / 10 for each in ends)
    paper.line(x + a, y + b, x + c, y + d)


DRAWINGS: Mapping[str, Draw] = MappingProxyType(
    {
        "wish": _wish,
        "route": _route,
        "week": _week,
        "goals": _goals,
        "time": _time,
        "talk": _talk,
        "help": _help,
        "object": _object,
        "relief": _money,
        Leefgebied.TAAL: _talk,
        Leefgebied.SOCIALE_PARTICIPATIE: _people,
        Leefgebied.WERK: _work,
        Leefgebied.FINANCIEN: _money,
        Leefgebied.GEZONDHEID: _health,
        Leefgebied.GEZIN: _family,
    }
)
