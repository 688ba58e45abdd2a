"""A signature from a browser must be a drawing, and anything else is refused."""

import json

import pytest

from forms.pip.signature import MOST_POINTS, MOST_STROKES, NoSignature, strokes_of, written

DRAWN = "[[[0.1,0.2],[0.5,0.75]],[[1,0]]]"


def test_lines_between_the_edges_are_read_and_written_the_same() -> None:
    strokes = strokes_of(DRAWN)

    assert strokes == (((0.1, 0.2), (0.5, 0.75)), ((1.0, 0.0),))
    assert strokes_of(written(strokes)) == strokes


def test_points_are_rounded_so_that_a_drawing_stays_small() -> None:
    assert strokes_of("[[[0.123456,0.2],[0.9,0.98765]]]") == (((0.123, 0.2), (0.9, 0.988)),)


WRONG = {
    "nothing": "",
    "no JSON": "<svg onload=alert(1)>",
    "no list": '{"points": []}',
    "no lines": "[]",
    "an empty line": "[[]]",
    "only dots": "[[[0.5,0.5]],[[0.1,0.1],[0.1,0.1]]]",
    "three numbers": "[[[0.1,0.2,0.3],[0,0]]]",
    "a text": '[[["0.1",0.2],[0,0]]]',
    "yes": "[[[true,0.2],[0,0]]]",
    "no number": "[[[NaN,0.2],[0,0]]]",
    "endless": "[[[Infinity,0.2],[0,0]]]",
    "beside the pad": "[[[1.01,0.2],[0,0]]]",
    "deep": "[" * 50_000,
    "too many lines": json.dumps([[[0.1, 0.1], [0.2, 0.2]]] * (MOST_STROKES + 1)),
    "too many points": json.dumps([[[0, x / 10_000] for x in range(MOST_POINTS + 1)]]),
    "too long": DRAWN + " " * 60_000,
}


@pytest.mark.parametrize("drawn", WRONG.values(), ids=WRONG)
def test_anything_else_is_refused(drawn: str) -> None:
    with pytest.raises(NoSignature):
        strokes_of(drawn)
