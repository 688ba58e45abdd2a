"""A day that is typed in a small form, read leniently as everywhere else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from forms.engine.schema import Question, QuestionType
from forms.engine.validation import parse
from rules.problems import Problem
from texts.wording.formats import short_date
from texts.wording.problems import Overrides, problem_sentence
from widgets.kit.plain_text import plain

_DAY = Question.model_validate({"id": "day", "type": QuestionType.DATE, "text": "Datum"})


@dataclass(frozen=True)
class TypedDay:
    """What was typed: as it stands there, as a day, and what is wrong with it ("" when it can be read)."""

    raw: str
    on: date | None
    wrong: str


def day_field(label: str, usual: date | None, today: date, *, key: str, help: str | None = None) -> TypedDay:
    """A field for a day; `usual` stands in it at first."""
    raw = st.text_input(label, value=short_date(usual), placeholder="dd-mm-jjjj", key=key, width=220, help=help)
    parsed = parse(_DAY, raw, today)
    if isinstance(parsed, Problem):
        return TypedDay(raw, None, problem_sentence(parsed))
    return TypedDay(raw, date.fromisoformat(parsed) if isinstance(parsed, str) else None, "")


def say_wrong(container: DeltaGenerator, names: Mapping[str, str], own: Overrides, problems: Sequence[Problem]) -> None:
    """Say under a form what is wrong with each field: its name, and the sentence of the form or of all forms."""
    for each in problems:
        container.error(
            plain(f"{names[each.field].removesuffix('?')}: {problem_sentence(each, own)}"), icon=":material/edit:"
        )
