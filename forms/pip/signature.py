"""A signature drawn on the screen: lines of points, each between 0 and 1 of the width and the height of the pad.

Input from a browser is checked strictly: only numbers, and a limited number of them.
"""

import json
import math

Point = tuple[float, float]
Strokes = tuple[tuple[Point, ...], ...]

RATIO = 3  # the pad is three times as wide as it is high
MOST_STROKES = 60
MOST_POINTS = 3000
LONGEST = 60_000  # characters of JSON
_DECIMALS = 3


class NoSignature(ValueError):
    """It is no drawing, nothing was drawn, or it is too large."""


def strokes_of(drawn: str) -> Strokes:
    """The lines in a JSON text from the pad. Raises NoSignature when it is anything else than a drawing."""
    if len(drawn) > LONGEST:
        raise NoSignature("too long")
    try:
        content = json.loads(drawn)
    except (ValueError, RecursionError) as fault:
        raise NoSignature("no JSON") from fault
    if not isinstance(content, list) or not 1 <= len(content) <= MOST_STROKES:
        raise NoSignature("no lines, or too many")
    strokes = tuple(_stroke(each) for each in content)
    if sum(len(each) for each in strokes) > MOST_POINTS:
        raise NoSignature("too many points")
    if not any(len(set(each)) > 1 for each in strokes):
        raise NoSignature("only dots")
    return strokes


def written(strokes: Strokes) -> str:
    """The lines as they are kept; `strokes_of` reads them back."""
    return json.dumps(strokes, separators=(",", ":"))


def _stroke(value: object) -> tuple[Point, ...]:
    if not isinstance(value, list) or not value:
        raise NoSignature("an empty line")
    return tuple(_point(each) for each in value)


def _point(value: object) -> Point:
    if not isinstance(value, list) or len(value) != 2:
        raise NoSignature("no point")
    x, y = (_place(each) for each in value)
    return x, y


def _place(number: object) -> float:
    if type(number) not in (int, float):
        raise NoSignature("no number")
    value = float(number)  # type: ignore[arg-type]
    if not math.isfinite(value) or not 0 <= value <= 1:
        raise NoSignature("outside the pad")
    return round(value, _DECIMALS)
