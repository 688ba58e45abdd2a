"""Every word that the questionnaires count with has a Dutch name, and every problem a sentence that helps."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import pytest

from forms.engine.answers import Mark, Source
from forms.engine.problems import Problem, ProblemCode
from forms.engine.schema import LegalItem, Question
from forms.engine.validation import parse
from rules.law.status import NextStep
from texts.pip.steps import NEXT_STEPS
from texts.wording.forms import LEGAL_ITEMS, MARKS, SENTENCES, SOURCES, problem_sentence

DETAILS: dict[str, str | int] = {"min": "2.5", "max": 20, "decimals": 1, "length": 501, "rows": 51, "given": "x"}


@pytest.mark.parametrize(
    ("labels", "kind"),
    [(LEGAL_ITEMS, LegalItem), (MARKS, Mark), (SOURCES, Source), (NEXT_STEPS, NextStep), (SENTENCES, ProblemCode)],
)
def test_every_member_has_words(labels: Mapping[StrEnum, object], kind: type[StrEnum]) -> None:
    assert set(labels) == set(kind)
    assert all(labels.values())


@pytest.mark.parametrize("code", ProblemCode)
def test_every_problem_is_a_sentence_without_gaps(code: ProblemCode) -> None:
    said = problem_sentence(Problem("vraag", code, DETAILS))

    assert said[0].isupper()
    assert said.endswith(".")
    assert "None" not in said
    assert "{" not in said
    assert "  " not in said


@pytest.mark.parametrize(
    ("definition", "raw", "said"),
    [
        ({"type": "date"}, "31-02-1990", "Deze dag bestaat niet. Schrijf bijvoorbeeld 01-09-1990."),
        ({"type": "date"}, "01-01-1890", "Schrijf een jaar van 1900 tot en met 2100."),
        ({"type": "number", "max": 7.5, "decimals": 1}, "8", "Dit getal is te hoog. Het hoogste is 7,5."),
        ({"type": "number"}, "1,5", "Schrijf een heel getal, zonder cijfers achter de komma."),
        ({"type": "number", "decimals": 1}, "1,55", "Schrijf hoogstens 1 cijfer achter de komma."),
        ({"type": "number", "decimals": 2}, "1,555", "Schrijf hoogstens 2 cijfers achter de komma."),
        ({"type": "text"}, "a" * 501, "Deze tekst is te lang: 501 tekens. Er passen er 500."),
    ],
)
def test_what_was_typed_wrongly_is_explained(definition: dict[str, object], raw: str, said: str) -> None:
    found = parse(Question.model_validate({"id": "vraag", "text": "Vraag?", **definition}), raw, date(2026, 11, 21))

    assert isinstance(found, Problem)
    assert problem_sentence(found) == said


def test_a_problem_in_a_table_names_its_row() -> None:
    found = Problem("kinderen", ProblemCode.IN_FUTURE, {"row": 2, "column": "geboortedatum"})

    assert problem_sentence(found) == "Regel 2: Deze dag is nog niet geweest. Schrijf een dag van vandaag of eerder."
