"""A pad to draw a signature on with a finger, a pen or the mouse. The lines are sent only with the button.

The lines are a trigger, not a state: they are there in the one run in which they were sent, and nowhere after it.
"""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from forms.pip.signature import MOST_POINTS, MOST_STROKES, RATIO

_HTML = """
<div class="pad">
  <svg viewBox="0 0 600 200" role="img" aria-label="Vlak om een handtekening te tekenen"><g></g></svg>
  <p role="status"></p>
  <button type="button" class="wis">Wissen</button>
  <button type="button" class="zet">Ondertekenen</button>
</div>
"""
_HERE = Path(__file__)


def pad(key: str) -> str:
    """Draw the pad. The lines as JSON in the run in which they were sent, else an empty text."""
    signed = _component()(key=key, on_signed_change=_noted).signed
    return signed if isinstance(signed, str) else ""


def picture(strokes: tuple[tuple[tuple[float, float], ...], ...]) -> str:
    """A drawn signature as SVG: numbers only, so nothing in it can be markup."""
    width, height = 600, 600 // RATIO
    lines = "".join(
        f'<polyline points="{" ".join(f"{x * width:.1f},{y * height:.1f}" for x, y in stroke)}"/>' for stroke in strokes
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<g fill="none" stroke="#1b2733" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">{lines}</g>'
        "</svg>"
    )


def _noted() -> None:
    """A trigger needs a callback; the run that follows reads its value."""


@cache
def _component() -> Any:
    js = _HERE.with_suffix(".js").read_text(encoding="utf-8")
    for name, most in (("MOST_STROKES", MOST_STROKES), ("MOST_POINTS", MOST_POINTS)):
        js = js.replace(name, str(most))
    css = _HERE.with_suffix(".css").read_text(encoding="utf-8")
    return st.components.v2.component("koers_handtekening", html=_HTML, css=css, js=js)
