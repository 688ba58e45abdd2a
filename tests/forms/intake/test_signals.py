"""The leerbaarheidstoets from the answers of an intake, in every version, and as a signal."""

from datetime import date
from typing import Any

import pytest

from forms.engine.answers import Answer, Json
from forms.engine.library import questionnaire, versions
from forms.engine.schema import Questionnaire, QuestionType
from forms.intake.signals import Signal, SignalKind, leerbaarheidstoets

VERSIONS = [questionnaire("brede_intake", each) for each in versions("brede_intake")]


def answers_from(questions_asked: Questionnaire, **facts: Json) -> dict[str, Answer]:
    """Answers by the fact that they supply."""
    by_fact = {each.fact.name: each.id for each in questions_asked.questions if each.fact}
    return {by_fact[fact]: Answer(value) for fact, value in facts.items()}


def signal_from(questions_asked: Questionnaire, **facts: Json) -> Any:
    """What the intake says of the leerbaarheidstoets."""
    signal = leerbaarheidstoets(questions_asked, answers_from(questions_asked, **facts))
    assert signal is not None
    return signal


@pytest.mark.parametrize("questions_asked", VERSIONS, ids=lambda each: each.version)
def test_a_completed_test_is_shown_with_its_day_and_result_and_score_and_threshold(
    questions_asked: Questionnaire,
) -> None:
    signal = signal_from(questions_asked, lbt_status="afgenomen", lbt_result="b1_haalbaar")

    assert [each.fact.name for each in signal.questions if each.fact][:2] == ["lbt_status", "lbt_result"]
    assert sum(each.type is QuestionType.NUMBER for each in signal.questions) == 2
    assert sum(each.type is QuestionType.DATE for each in signal.questions) == 1
    assert signal.result == "b1_haalbaar"


@pytest.mark.parametrize("questions_asked", VERSIONS, ids=lambda each: each.version)
def test_the_day_of_the_test_is_not_the_day_that_was_planned(questions_asked: Questionnaire) -> None:
    answers = answers_from(
        questions_asked, lbt_status="afgenomen", lbt_result="b1_haalbaar", lbt_planned_on="2026-10-01"
    )
    taken_test = signal_from(questions_asked, lbt_status="afgenomen")
    (day,) = [each.id for each in taken_test.questions if each.type is QuestionType.DATE]

    signal = leerbaarheidstoets(questions_asked, answers | {day: Answer("2026-10-08")})

    assert signal is not None
    assert signal.signal() == Signal(kind=SignalKind.LEERBAARHEIDSTOETS, on=date(2026, 10, 8), outcome="b1_haalbaar")


@pytest.mark.parametrize("questions_asked", VERSIONS, ids=lambda each: each.version)
@pytest.mark.parametrize(
    ("facts", "outcome", "on"),
    [
        ({"lbt_status": "gepland", "lbt_planned_on": "2026-12-01"}, "gepland", date(2026, 12, 1)),
        ({"lbt_status": "vrijgesteld", "lbt_exemption": "visueel"}, "vrijgesteld", None),
        ({"lbt_status": "te_plannen"}, None, None),
        ({"lbt_status": "overgeslagen"}, None, None),
        ({}, None, None),
    ],
)
def test_a_test_that_was_not_taken_is_a_signal_only_with_a_plan_or_an_exemption(
    questions_asked: Questionnaire, facts: dict[str, Json], outcome: str | None, on: date | None
) -> None:
    signal = signal_from(questions_asked, **facts).signal()

    assert (signal.outcome, signal.on) == (outcome, on) if outcome else signal is None


def test_a_questionnaire_that_does_not_ask_for_the_test_gives_no_signal() -> None:
    assert leerbaarheidstoets(questionnaire("plan", versions("plan")[-1]), {}) is None
