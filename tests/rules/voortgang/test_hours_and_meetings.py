"""Meetings that are planned automatically, and followed hours."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rules.law.terms import Doelgroep, Leefgebied, Leerroute, TeltVoor
from rules.pip.document import Plan, PlanActiviteit, PlanDoel
from rules.voortgang.hours_and_meetings import (
    FollowedPeriod,
    FollowedTotals,
    followed_totals,
    hours_lines,
    team_meeting_count,
    team_meetings,
)

FIRST = date(2026, 11, 23)
LAST = date(2027, 9, 22)  # the last day of ten months


def test_two_meetings_are_planned_in_the_first_ten_months_with_time_to_move_the_last() -> None:
    first, second = team_meetings(FIRST)

    assert FIRST < first < second < LAST
    assert (LAST - second).days > 60


@pytest.mark.parametrize("day", range(1, 29))
def test_no_meeting_falls_in_a_weekend(day: int) -> None:
    assert all(each.weekday() < 5 for each in team_meetings(date(2026, 2, day)))


def test_nothing_is_planned_for_a_pip_from_before_the_law() -> None:
    assert team_meetings(date(2021, 12, 31)) == ()
    assert team_meeting_count(date(2021, 12, 31), []) is None


def test_meetings_count_within_the_period_only() -> None:
    watch = team_meeting_count(FIRST, [date(2026, 11, 1), date(2027, 3, 1), date(2027, 10, 1)])

    assert watch is not None
    assert (watch.required, watch.count, watch.missing, watch.until) == (2, 1, 1, LAST)
    assert not watch.is_late(LAST)
    assert watch.is_late(date(2027, 9, 23))
    assert "Weert" in watch.article


def test_with_two_meetings_nothing_is_ever_late() -> None:
    watch = team_meeting_count(FIRST, [FIRST, LAST])

    assert watch is not None
    assert not watch.is_late(date(2030, 1, 1))


def test_one_line_of_hours_counts_once_for_duo() -> None:
    done = followed_totals(
        [
            FollowedPeriod(counts_for=TeltVoor.CURSUSUREN, minutes=600, excused=60, unexcused=30),
            FollowedPeriod(counts_for=TeltVoor.CURSUSUREN, minutes=120, during_intake=True),
            FollowedPeriod(counts_for=TeltVoor.PARTICIPATIEUREN, minutes=240, during_intake=True),
            FollowedPeriod(counts_for=TeltVoor.PARTICIPATIEUREN, minutes=90, as_language=True),
            FollowedPeriod(counts_for=TeltVoor.MAP, minutes=45),
        ]
    )

    assert (done.language, done.language_in_intake, done.participation) == (690, 120, 240)
    assert (done.excused, done.unexcused) == (60, 30)
    assert done.hours(TeltVoor.CURSUSUREN) == 12
    assert done.minutes[TeltVoor.PVT] == 0


def test_attendance_is_the_share_of_offered_hours_that_was_followed() -> None:
    done = followed_totals([FollowedPeriod(counts_for=TeltVoor.CURSUSUREN, minutes=90, excused=20, unexcused=10)])

    assert done.attendance == Decimal("0.75")
    assert followed_totals([]).attendance is None


def a_plan(**activiteit: object) -> Plan:
    """A plan of the B1-route with ten hours of lessons a week for ten weeks, of which five have passed."""
    fields = {"start": date(2026, 10, 5), "until": date(2026, 12, 13), "hours_per_week": Decimal(10)} | activiteit
    each = PlanActiviteit(id="a", what="Les", counts_for=TeltVoor.CURSUSUREN, **fields)  # type: ignore[arg-type]
    return Plan(leerroute=Leerroute.B1, doelen=(PlanDoel(id="d", area=Leefgebied.TAAL, activiteiten=(each,)),))


def test_hours_are_compared_with_the_planned_hours_until_today_and_in_total() -> None:
    done = followed_totals([FollowedPeriod(counts_for=TeltVoor.CURSUSUREN, minutes=42 * 60)])

    lines = {each.kind: each for each in hours_lines(a_plan(), done, Doelgroep.GEZINSMIGRANT, date(2026, 11, 8))}

    assert (lines[TeltVoor.CURSUSUREN].followed, lines[TeltVoor.CURSUSUREN].due) == (Decimal(42), Decimal(50))
    assert lines[TeltVoor.CURSUSUREN].planned == 100
    assert lines[TeltVoor.CURSUSUREN].required is None
    assert (lines[TeltVoor.MAP].required, lines[TeltVoor.PVT].required) == (Decimal(40), Decimal(12))
    assert TeltVoor.PARTICIPATIEUREN not in lines


def test_participation_that_counts_as_a_lesson_counts_as_a_lesson_and_nothing_else() -> None:
    done = followed_totals(
        [
            FollowedPeriod(counts_for=TeltVoor.CURSUSUREN, minutes=600),
            FollowedPeriod(counts_for=TeltVoor.CURSUSUREN, minutes=120, during_intake=True),
            FollowedPeriod(counts_for=TeltVoor.PARTICIPATIEUREN, minutes=240),
            FollowedPeriod(counts_for=TeltVoor.PARTICIPATIEUREN, minutes=90, as_language=True),
        ]
    )

    lines = hours_lines(Plan(leerroute=Leerroute.Z), done, Doelgroep.ASIELSTATUSHOUDER, date(2026, 11, 8))

    hours_by_kind = {each.kind: (each.followed, each.required) for each in lines}
    assert hours_by_kind[TeltVoor.CURSUSUREN] == (Decimal("13.5"), Decimal(800))
    assert hours_by_kind[TeltVoor.PARTICIPATIEUREN] == (Decimal(4), Decimal(800))


@pytest.mark.parametrize(("on", "late"), [(date(2028, 12, 28), False), (date(2028, 12, 29), True)])
def test_ten_months_from_a_leap_day_end_on_the_day_before_the_same_day(on: date, late: bool) -> None:
    watch = team_meeting_count(date(2028, 2, 29), [])

    assert watch is not None
    assert (watch.until, watch.is_late(on)) == (date(2028, 12, 28), late)


def test_the_estimate_of_a_plan_differs_from_the_legal_requirement() -> None:
    plan = replace(a_plan(), estimated_hours=600)

    lines = {each.kind: each for each in hours_lines(plan, followed_totals([]), Doelgroep.ASIELSTATUSHOUDER, FIRST)}

    lessons, pvt = lines[TeltVoor.CURSUSUREN], lines[TeltVoor.PVT]
    assert (lessons.required, lessons.about, "schatting in dit plan" in lessons.article) == (Decimal(600), True, True)
    assert (pvt.about, "art. 3.1" in pvt.article) == (False, True)


def test_what_has_not_begun_is_not_due() -> None:
    plan = a_plan(start=date(2026, 12, 1), until=date(2026, 12, 28))

    (line,) = (
        each
        for each in hours_lines(
            plan, FollowedTotals(minutes=dict.fromkeys(TeltVoor, 0)), Doelgroep.GEZINSMIGRANT, FIRST
        )
        if each.kind is TeltVoor.CURSUSUREN
    )

    assert (line.due, line.planned) == (Decimal(0), Decimal(40))
