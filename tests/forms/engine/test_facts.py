"""The facts that an intake gives to the rules."""

from datetime import date
from typing import Any

import pytest

from forms.engine.answers import Answer, Json, Mark
from forms.engine.definition_checks import FACT_KINDS
from forms.engine.facts import facts
from forms.engine.library import latest
from forms.engine.schema import Questionnaire
from rules.law.facts import IntakeFacts

OPTIONS = [{"id": "bijstand", "text": "Bijstand"}, {"id": "loon", "text": "Loon"}]
QUESTIONS: list[dict[str, Any]] = [
    {"id": "partner", "type": "yes_no", "fact": "debts"},
    {"id": "inkomen", "type": "multi", "options": OPTIONS, "fact": "income"},
    {
        "id": "sinds",
        "type": "date",
        "fact": "bijstand_from",
        "when": {"question": "inkomen", "is": "bijstand"},
    },
    {"id": "slaap", "type": "scale", "low": "slecht", "high": "goed", "fact": "sleep"},
    {"id": "jaren", "type": "number", "decimals": 1, "fact": "education_years"},
    {
        "id": "kinderen",
        "type": "table",
        "row": "kind",
        "columns": [
            {"id": "naam", "type": "text", "text": "Naam"},
            {"id": "geboren", "type": "date", "text": "Geboren"},
        ],
        "fact": {"name": "children_birth_dates", "column": "geboren"},
    },
    {"id": "los", "type": "text"},
]
PROEF = Questionnaire.model_validate(
    {
        "name": "proef",
        "version": "2026-01",
        "title": "Proef",
        "sections": [{"id": "deel", "title": "Deel", "questions": [{"text": "?"} | each for each in QUESTIONS]}],
    }
)


def facts_from(**values: Json) -> IntakeFacts:
    return facts(PROEF, {question: Answer(value) for question, value in values.items()})


def test_answers_become_facts_of_the_right_type() -> None:
    children: Json = [{"row": "1", "geboren": "2020-02-29"}, {"row": "2", "naam": "Ama"}, {"row": "3", "geboren": ""}]

    assert facts_from(
        partner="nee", inkomen=["bijstand"], sinds="2026-01-05", slaap=2, jaren="7.5", kinderen=children, los="x"
    ) == IntakeFacts(
        debts="nee",
        income=("bijstand",),
        bijstand_from=date(2026, 1, 5),
        sleep=2,
        education_years=7,
        children_birth_dates=(date(2020, 2, 29),),
    )


def test_without_answers_no_fact_is_known() -> None:
    assert facts_from() == IntakeFacts()
    assert facts_from(partner=None, inkomen=[], jaren="", kinderen=[{"row": "1"}]) == IntakeFacts()


def test_a_hidden_answer_gives_no_fact() -> None:
    assert facts_from(inkomen=["loon"], sinds="2026-01-05").bijstand_from is None


def test_an_answer_with_a_mark_gives_no_fact() -> None:
    assert facts(PROEF, {"slaap": Answer(mark=Mark.WIL_NIET_ZEGGEN)}) == IntakeFacts()


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("partner", 3),
        ("partner", ["ja"]),
        ("slaap", True),
        ("slaap", [3]),
        ("jaren", "veel"),
        ("jaren", "Infinity"),
        ("jaren", "NaN"),
        ("kinderen", "geen"),
        ("kinderen", ["geen"]),
        ("kinderen", [{"row": "1", "geboren": "ooit"}]),
        ("inkomen", "bijstand"),
    ],
)
def test_an_invalid_stored_value_gives_no_fact(question: str, value: Json) -> None:
    assert facts_from(**{question: value}) == IntakeFacts()


def test_an_invalid_stored_date_gives_no_fact() -> None:
    assert facts_from(inkomen=["bijstand"], sinds="2026-02-30").bijstand_from is None


def test_latest_intake_supplies_every_fact() -> None:
    bound = {question.fact.name for question in latest("brede_intake").questions if question.fact}

    assert bound == set(FACT_KINDS)
