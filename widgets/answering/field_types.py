"""How each type of question is drawn: one entry a type. A drawn question gives back what its widget holds.

`draw` gets the value to begin with; Streamlit then keeps what the widget holds under the key. `to_widget` turns a
stored value into what the widget holds, `from_widget` back into a value or a problem.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from forms.engine.answers import Json
from forms.engine.names import countries, languages
from forms.engine.schema import Question, QuestionType
from forms.engine.typed_names import COUNTRIES_ALSO_CALLED, LANGUAGES_ALSO_CALLED
from forms.engine.validation import format_raw, parse
from rules.problems import Problem
from widgets.answering.second_language import Second
from widgets.kit.plain_text import plain

FEW = 6  # more choices than this become a list to pick from
SHORT = 360  # pixels; a date or a number needs less, but its question stands on one line above it
WIDE_TEXT = 60  # longer choice texts do not fit on a button


@dataclass(frozen=True)
class FieldStyle:
    """How a question stands on the screen."""

    label: str
    key: str
    help: str | None
    locked: bool
    in_row: bool = False  # a cell of a table: compact
    bare: bool = False  # a cell whose label stands above the first row
    row: DeltaGenerator | None = None  # where the field is drawn; what is said about it comes below
    second: Second | None = None  # the language beside the Dutch
    path: str = ""  # of the question or column in that language

    @property
    def visibility(self) -> Literal["visible", "collapsed"]:
        """For Streamlit's label_visibility."""
        return "collapsed" if self.bare else "visible"

    def button(self, question: Question, option_id: str) -> str:
        """A choice on a button, as markdown."""
        dutch = plain(question.choice_text(option_id))
        return self.second.choice(dutch, question, self.path, option_id) if self.second else dutch

    def line(self, question: Question, option_id: str) -> str:
        """A choice in a list, as text."""
        dutch = question.choice_text(option_id)
        if self.second is None:
            return dutch
        return self.second.listed(dutch, self.second.wording.choice(self.path, question, option_id))

    def end(self, question: Question, part: Literal["low", "high"]) -> str:
        """One end of a scale, as markdown."""
        dutch = plain(getattr(question, part) or "")
        return self.second.with_second(dutch, self.second.wording.text(self.path, part)) if self.second else dutch


def _text(question: Question, style: FieldStyle, value: Json) -> Json:
    return st.text_input(
        style.label,
        value=format_raw(question, value),
        key=style.key,
        help=style.help,
        placeholder=PLACEHOLDERS.get(question.type, question.unit or ""),
        disabled=style.locked,
        label_visibility=style.visibility,
        width="stretch" if style.in_row or question.type is QuestionType.TEXT else SHORT,
    )


def _long_text(question: Question, style: FieldStyle, value: Json) -> Json:
    return st.text_area(
        style.label, value=format_raw(question, value), key=style.key, help=style.help, disabled=style.locked, height=96
    )


def _one(question: Question, style: FieldStyle, value: Json) -> Json:
    if len(question.choices) > FEW or style.in_row or any(len(each.text) > WIDE_TEXT for each in question.choices):
        return _pick([each.id for each in question.choices], partial(style.line, question), style, value)
    return cast(
        Json,
        st.pills(
            style.label,
            [each.id for each in question.choices],
            default=value if value in question.choice_ids else None,
            format_func=partial(style.button, question),
            key=style.key,
            help=style.help,
            disabled=style.locked,
            wrap=True,
            width="stretch",
        ),
    )


def _several(question: Question, style: FieldStyle, value: Json) -> Json:
    chosen = value if isinstance(value, list) else []
    return cast(
        Json,
        list(
            st.pills(
                style.label,
                [each.id for each in question.choices],
                selection_mode="multi",
                default=[each for each in chosen if each in question.choice_ids],
                format_func=partial(style.button, question),
                key=style.key,
                help=style.help,
                disabled=style.locked,
                wrap=True,
                width="stretch",
            )
        ),
    )


def _scale(question: Question, style: FieldStyle, value: Json) -> Json:
    ends = {1: style.end(question, "low"), 5: style.end(question, "high")}
    return cast(
        Json,
        st.segmented_control(
            style.label,
            [1, 2, 3, 4, 5],
            default=value if isinstance(value, int) and 1 <= value <= 5 else None,
            format_func=lambda step: f"{step} {ends.get(step, '')}".strip(),
            key=style.key,
            help=style.help,
            disabled=style.locked,
            wrap=True,
            width="stretch",
        ),
    )


def _country(_question: Question, style: FieldStyle, value: Json) -> Json:
    return _named(
        _also_called(countries(), COUNTRIES_ALSO_CALLED), style, value, style.second.country if style.second else None
    )


def _language(_question: Question, style: FieldStyle, value: Json) -> Json:
    return _named(
        _also_called(languages(), LANGUAGES_ALSO_CALLED), style, value, style.second.tongue if style.second else None
    )


def _also_called(names: list[tuple[str, str]], others: Mapping[str, str]) -> list[tuple[str, str]]:
    """The names with the other ones under which people look: typing filters a list by its text."""
    return [(code, f"{name} · {others[code]}" if code in others else name) for code, name in names]


def _named(
    names: list[tuple[str, str]], style: FieldStyle, value: Json, with_second: Callable[[str, str], str] | None = None
) -> Json:
    texts = {code: with_second(name, code) for code, name in names} if with_second else dict(names)
    return _pick(list(texts), lambda code: texts[code], style, value)


def _pick(ids: list[str], text: Callable[[str], str], style: FieldStyle, value: Json) -> Json:
    return st.selectbox(
        style.label,
        ids,
        index=ids.index(value) if isinstance(value, str) and value in ids else None,
        format_func=text,
        key=style.key,
        help=style.help,
        placeholder="Kies …",
        disabled=style.locked,
        label_visibility=style.visibility,
    )


PLACEHOLDERS = {QuestionType.DATE: "dd-mm-jjjj", QuestionType.BIRTH_DATE: "dd-mm-jjjj"}

DRAW: Mapping[QuestionType, Callable[[Question, FieldStyle, Json], Json]] = {
    QuestionType.SINGLE: _one,
    QuestionType.YES_NO: _one,
    QuestionType.MULTI: _several,
    QuestionType.DATE: _text,
    QuestionType.BIRTH_DATE: _text,
    QuestionType.NUMBER: _text,
    QuestionType.SCALE: _scale,
    QuestionType.TEXT: _text,
    QuestionType.LONG_TEXT: _long_text,
    QuestionType.COUNTRY: _country,
    QuestionType.LANGUAGE: _language,
}

TYPED = frozenset(
    {QuestionType.DATE, QuestionType.BIRTH_DATE, QuestionType.NUMBER, QuestionType.TEXT, QuestionType.LONG_TEXT}
)


def to_widget(question: Question, value: Json) -> Json:
    """What the widget of this question holds when `value` is stored."""
    if question.type in TYPED:
        return format_raw(question, value)
    if question.type is QuestionType.MULTI:
        return value or []
    return value


def from_widget(question: Question, raw: Json, on: date) -> Json | Problem:
    """The value of what the widget holds; a Problem when it cannot be kept. Nothing filled in is None."""
    if question.type in TYPED:
        return parse(question, str(raw or ""), on)
    if question.type is QuestionType.MULTI and isinstance(raw, list):
        order = [each.id for each in question.choices]
        return cast(Json, sorted(raw, key=lambda each: order.index(str(each)))) or None
    return raw
