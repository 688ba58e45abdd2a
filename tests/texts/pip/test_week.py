"""The words of a week."""

from datetime import date, time

import pytest

from rules.law.terms import Childcare
from rules.pip.clashes import clashes
from rules.pip.document import TimeSlot
from rules.pip.smart import SmartCriterion
from rules.pip.time_slots import slots
from rules.pip.week import WeekPeriod
from tests.rules.situations import an_activiteit
from texts.pip.week import SMART, SMART_TIPS, clash_sentence, listed, period_name, slots_in_words, span


@pytest.mark.parametrize(
    ("week", "sentence"),
    [
        ("", ""),
        ("ma 9-12", "ma 9:00–12:00"),
        ("ma di wo 9-12, vr 13-15", "ma, di en wo 9:00–12:00, vr 13:00–15:00"),
        ("ma 9-12, ma 13-15, wo 9-12, wo 13-15", "ma en wo 9:00–12:00 en 13:00–15:00"),
    ],
)
def test_days_with_the_same_times_are_joined(week: str, sentence: str) -> None:
    assert slots_in_words(slots(week)) == sentence


def test_clashes_name_both_activities_and_the_moment() -> None:
    lessons = an_activiteit(id="a", what="Taalles", place="School", slots=slots("ma wo 9-12"), travel_minutes=20)
    work = an_activiteit(id="b", what="Werk", place="Winkel", slots=slots("ma 11-15, wo 12:05-15"), travel_minutes=30)
    sports = an_activiteit(id="c", what="Sport", provider="Hal", slots=slots("zo 9-10"), childcare=Childcare.NODIG)

    assert [clash_sentence(each) for each in clashes([lessons, work, sports])] == [
        "“Taalles” en “Werk” zijn tegelijk: ma 11:00–12:00.",
        "Tussen “Taalles” en “Werk” zit op wo 5 minuten. De reis duurt 30 minuten.",
        "Voor “Sport” is nog geen kinderopvang geregeld: zo 9:00–10:00.",
    ]


@pytest.mark.parametrize(
    ("start", "until", "sentence"),
    [
        (date(2026, 12, 1), date(2027, 2, 28), "1 december 2026 tot en met 28 februari 2027"),
        (None, date(2027, 2, 28), "Tot en met 28 februari 2027"),
        (date(2026, 12, 1), None, "Vanaf 1 december 2026"),
        (None, None, "Steeds (nog zonder data)"),
    ],
)
def test_the_days_of_a_period_are_written_out(start: date | None, until: date | None, sentence: str) -> None:
    assert period_name(WeekPeriod(start=start, until=until, activiteiten=())) == sentence


def test_every_point_of_the_check_has_its_words() -> None:
    assert set(SMART) == set(SMART_TIPS) == set(SmartCriterion)


def test_words_are_listed_as_in_a_sentence() -> None:
    assert [listed([]), listed(["ma"]), listed(["ma", "di"])] == ["", "ma", "ma en di"]
    assert span(TimeSlot(weekday=1, start=time(9), until=time(12, 30))) == "9:00–12:30"
