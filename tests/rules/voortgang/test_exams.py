"""Exams: when a result may be expected, which attempts are free, which exams were passed."""

from datetime import date
from typing import Any

import pytest

from rules.law.terms import Doelgroep, Leerroute, Taalniveau
from rules.voortgang.exams import (
    Exam,
    ExamLevel,
    ExamPart,
    ExamResult,
    NoResult,
    free_attempts,
    passed,
    required_exams,
    result_by,
)

DAY = date(2026, 9, 1)
ASIEL = Doelgroep.ASIELSTATUSHOUDER


def an_exam(part: ExamPart = ExamPart.LE, **facts: Any) -> Exam:
    """An exam at B1 on the first of September."""
    usual: dict[str, Any] = {"held_on": DAY, "level": None if part is ExamPart.KNM else ExamLevel.B1}
    return Exam(part=part, **(usual | facts))


@pytest.mark.parametrize(
    ("exam", "expected"),
    [
        (an_exam(), date(2026, 10, 27)),
        (an_exam(ExamPart.KNM), date(2026, 10, 27)),
        (an_exam(ExamPart.SP, level=ExamLevel.A2), date(2026, 12, 22)),
        (an_exam(ExamPart.SP), date(2026, 10, 27)),
        (an_exam(ExamPart.SC, level=ExamLevel.A2, held_on=date(2026, 7, 1)), date(2026, 8, 26)),
        (an_exam(result=ExamResult.GEZAKT), None),
        (an_exam(held_on=date(2021, 6, 1)), None),
    ],
)
def test_a_result_is_expected_after_eight_weeks_and_sometimes_sixteen(exam: Exam, expected: date | None) -> None:
    assert result_by(exam) == expected


def test_the_first_two_attempts_of_each_exam_are_free_for_asielstatushouders() -> None:
    exams = [an_exam(result=ExamResult.GEZAKT), an_exam(ExamPart.LU, result=ExamResult.GESLAAGD)]

    free = {each.part: each.left for each in free_attempts(exams, ASIEL, Taalniveau.B1, DAY)}

    assert free == {ExamPart.LE: 1, ExamPart.SC: 2, ExamPart.SP: 2, ExamPart.KNM: 2}


def test_others_pay_for_every_attempt() -> None:
    assert free_attempts([], Doelgroep.GEZINSMIGRANT, Taalniveau.B1, DAY) == ()


@pytest.mark.parametrize(
    ("exam", "left"),
    [
        (an_exam(), 1),
        (an_exam(result=ExamResult.GEEN, reason=NoResult.AFGEMELD), 2),
        (an_exam(result=ExamResult.GEEN, reason=NoResult.NIET_VERWIJTBAAR), 2),
        (an_exam(result=ExamResult.GEEN, reason=NoResult.ABSENT), 1),
        (an_exam(level=ExamLevel.A2, result=ExamResult.GEZAKT), 2),
    ],
)
def test_who_cancels_in_time_or_goes_below_the_plan_uses_no_free_attempt(exam: Exam, left: int) -> None:
    (attempt,) = (each for each in free_attempts([exam], ASIEL, Taalniveau.B1, DAY) if each.part is ExamPart.LE)

    assert attempt.left == left


def test_an_exam_below_the_level_of_the_plan_does_not_count_as_passed() -> None:
    low = an_exam(level=ExamLevel.A2, result=ExamResult.GESLAAGD)

    assert passed([low], Taalniveau.B1) == frozenset()
    assert passed([low], Taalniveau.A2) == {ExamPart.LE}
    assert passed([an_exam(ExamPart.KNM, result=ExamResult.GESLAAGD)], Taalniveau.B1) == {ExamPart.KNM}


def test_the_z_route_requires_no_exam() -> None:
    assert required_exams(Leerroute.Z) == required_exams(None) == ()
    assert len(required_exams(Leerroute.B1)) == len(required_exams(Leerroute.ONDERWIJS)) == 5
