"""The week of a plan: clashes, periods with the same week, and the drawing."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.law.terms import Childcare
from rules.pip.clashes import ClashKind, clashes
from rules.pip.document import PlanActiviteit
from rules.pip.time_slots import slots, written
from rules.pip.week import other_hours, periods, slot_hours, week_of
from tests.rules.situations import an_activiteit

MONDAY = date(2026, 4, 6)


def timed(week: str, **changes: Any) -> PlanActiviteit:
    """An activity with these days and times, from its own place."""
    name = changes.pop("name", week)
    return an_activiteit(**({"id": name, "what": name, "provider": name, "slots": slots(week)} | changes))


def test_two_activities_at_the_same_time_clash_with_both_names_and_the_moment() -> None:
    lessons = timed("ma wo 9-12", name="Taalles")
    work = timed("wo 11-15, vr 9-12", name="Werk")

    (clash,) = clashes([lessons, work])

    assert (clash.kind, clash.first.what, clash.second and clash.second.what) == (ClashKind.OVERLAP, "Taalles", "Werk")
    assert written(clash.moments) == "wo 11:00-12:00"


@pytest.mark.parametrize("other", ["ma 12-15", "di 9-12", "ma 7-9"])
def test_activities_beside_each_other_do_not_clash(other: str) -> None:
    assert clashes([timed("ma 9-12"), timed(other)]) == []


def test_activities_in_disjoint_periods_do_not_clash() -> None:
    spring = timed("ma 9-12", start=MONDAY, until=date(2026, 6, 30))
    autumn = timed("ma 9-12", start=date(2026, 7, 1), until=date(2026, 12, 31))

    assert clashes([spring, autumn]) == []


def test_activities_that_share_only_days_without_a_lesson_do_not_clash() -> None:
    first = timed("vr 9-12", start=MONDAY, until=MONDAY + timedelta(days=8))
    second = timed(
        "vr 9-12", start=MONDAY + timedelta(days=7), until=date(2026, 12, 31)
    )  # Monday and Tuesday in common

    assert clashes([first, second]) == []


def test_an_activity_without_days_may_clash_on_any_day() -> None:
    assert clashes([timed("ma 9-12", start=None, until=None), timed("ma 10-11")])


def test_a_journey_that_does_not_fit_between_two_places_clashes() -> None:
    lessons = timed("ma 9-12", name="Taalles", place="School", travel_minutes=20)
    work = timed("ma 12:15-15", name="Werk", place="Bakkerij", travel_minutes=30)

    (clash,) = clashes([work, lessons])

    assert (clash.kind, clash.minutes, written(clash.moments)) == (ClashKind.TRAVEL, 30, "ma 12:00-12:15")


@pytest.mark.parametrize(
    "changes",
    [{"place": " school "}, {"travel_minutes": 15}, {"travel_minutes": None}, {"slots": slots("ma 12:30-15")}],
)
def test_a_journey_that_fits_or_is_not_needed_does_not_clash(changes: dict[str, Any]) -> None:
    lessons = timed("ma 9-12", place="School", travel_minutes=None)
    work = timed("ma 12:15-15", **({"place": "Bakkerij", "travel_minutes": 30} | changes))

    assert clashes([lessons, work]) == []


def test_a_lesson_without_childcare_is_named_once_with_all_its_moments() -> None:
    lessons = timed("ma wo 9-12", name="Taalles", childcare=Childcare.NODIG)

    (clash,) = clashes([lessons, timed("di 9-12", childcare=Childcare.GEREGELD)])

    assert (clash.kind, clash.first.what, clash.second) == (ClashKind.CHILDCARE, "Taalles", None)
    assert written(clash.moments) == "ma 9:00-12:00, wo 9:00-12:00"


def test_periods_with_the_same_week_are_joined() -> None:
    spring = timed("ma 9-12", name="a", start=MONDAY, until=date(2026, 4, 26))
    longer = timed("di 9-12", name="b", start=date(2026, 4, 20), until=date(2026, 5, 3))
    summer = timed("wo 9-12", name="c", start=date(2026, 6, 1), until=None)

    period_list = periods([summer, longer, spring])

    assert [(each.start, each.until, {one.id for one in each.activiteiten}) for each in period_list] == [
        (date(2026, 4, 6), date(2026, 4, 19), {"a"}),
        (date(2026, 4, 20), date(2026, 4, 26), {"a", "b"}),
        (date(2026, 4, 27), date(2026, 5, 3), {"b"}),
        (date(2026, 6, 1), None, {"c"}),
    ]
    assert period_list[1].holds(date(2026, 4, 26))
    assert not period_list[1].holds(date(2026, 4, 27))
    assert periods([an_activiteit()]) == []


def test_moments_at_the_same_time_are_drawn_beside_each_other() -> None:
    week = week_of([timed("ma 9-12", name="a"), timed("ma 10-11, ma 11-13", name="b"), timed("ma 13-14", name="c")])

    assert [(each.activiteit.id, each.lane, each.lanes) for each in week] == [
        ("a", 0, 2), ("b", 1, 2), ("b", 1, 2), ("c", 0, 1),
    ]  # fmt: skip


def test_times_that_differ_from_the_hours_of_the_activity_are_reported() -> None:
    lessons = timed("ma wo 9-12:15", hours_per_week=Decimal("6.5"))

    assert slot_hours(lessons.slots) == Decimal("6.5")
    assert not other_hours(lessons)
    assert other_hours(timed("ma 9-12", hours_per_week=Decimal(4)))
    assert not other_hours(timed("ma 9-12", hours_per_week=None))
    assert not other_hours(an_activiteit())


MOMENTS = st.sampled_from(["ma 9-12", "ma 11-13", "vr 9-10", "ma vr 12-14", "di 9-17, zo 10-11"])
DAYS = st.dates(MONDAY, MONDAY + timedelta(days=20))


@given(st.tuples(MOMENTS, DAYS, DAYS), st.tuples(MOMENTS, DAYS, DAYS))
def test_two_activities_clash_exactly_when_there_is_a_day_on_which_they_do(
    mine: tuple[str, date, date], theirs: tuple[str, date, date]
) -> None:
    one, other = (timed(week, start=start, until=until) for week, start, until in (mine, theirs))

    overlaps = [each for each in clashes([one, other]) if each.kind is ClashKind.OVERLAP]

    days = [MONDAY + timedelta(days=each) for each in range(21)]
    assert bool(overlaps) == any(_both(one, other, each) for each in days)
    assert overlaps == [] or clashes([other, one])[0].moments == overlaps[0].moments


def _both(one: PlanActiviteit, other: PlanActiviteit, on: date) -> bool:
    spans = [
        [(slot.start, slot.until) for slot in each.slots if slot.weekday == on.isoweekday()]
        if each.start and each.until and each.start <= on <= each.until
        else []
        for each in (one, other)
    ]
    return any(mine[0] < theirs[1] and theirs[0] < mine[1] for mine in spans[0] for theirs in spans[1])
