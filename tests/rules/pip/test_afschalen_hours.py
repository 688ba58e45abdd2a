"""Which lessons count for the 600 hours of afschalen (Besluit inburgering 2021, art. 5.5)."""

from dataclasses import replace
from datetime import date

import pytest

from rules.pip.afschalen_hours import Lesson, NotCounted, afschalen_hours

START = date(2026, 3, 16)
LESSON = Lesson(minutes=600, start=START, during_intake=False, keurmerk=True, what="Taalles B1")


def test_lessons_in_dutch_at_a_school_with_keurmerk_within_the_termijn_count() -> None:
    hours = afschalen_hours([LESSON, replace(LESSON, what=""), replace(LESSON, what="NT2 en KNM")], START)

    assert (hours.counted, hours.not_counted) == (1800, {})


@pytest.mark.parametrize(
    ("lesson", "reason"),
    [
        (replace(LESSON, during_intake=True), NotCounted.INTAKE),
        (replace(LESSON, start=date(2026, 3, 15)), NotCounted.VOOR_TERMIJN),
        (replace(LESSON, what="KNM"), NotCounted.KNM),
        (replace(LESSON, what="Kennis van de Nederlandse Maatschappij"), NotCounted.KNM),
        (replace(LESSON, keurmerk=False), NotCounted.GEEN_KEURMERK),
    ],
)
def test_other_hours_do_not_count_and_say_why(lesson: Lesson, reason: NotCounted) -> None:
    hours = afschalen_hours([LESSON, lesson], START)

    assert (hours.counted, hours.not_counted) == (600, {reason: 600})


def test_without_a_termijn_nothing_counts() -> None:
    assert afschalen_hours([LESSON], None).counted == 0
