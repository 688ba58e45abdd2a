"""Hours of a plan: per week, in total, and against the law."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.law.terms import Doelgroep, Leerroute, TeltVoor
from rules.pip.dual_trajectory import (
    UnreadableSplit,
    divided,
    of_minutes,
    split,
    split_minutes,
    split_written,
    too_much,
)
from rules.pip.hours import expected, module_hours, total_hours, totals, weekly_hours
from tests.rules.situations import a_doel, a_plan, an_activiteit

ON = date(2026, 3, 15)
MONDAY = date(2026, 4, 6)


@pytest.mark.parametrize(
    ("until", "per_week", "hours"),
    [
        (date(2026, 4, 12), "12", "12"),
        (date(2026, 4, 6), "7", "1"),
        (date(2026, 4, 15), "1", "1.5"),  # ten days: 1.43 hours
        (date(2026, 4, 7), "1.3125", "0.5"),  # 0.375 lies halfway and goes up
        (date(2026, 7, 5), "12", "156"),
    ],
)
def test_total_is_weeks_times_hours_to_the_quarter(until: date, per_week: str, hours: str) -> None:
    activiteit = an_activiteit(start=MONDAY, until=until, hours_per_week=Decimal(per_week))

    assert total_hours(activiteit) == Decimal(hours)


@pytest.mark.parametrize("missing", ["start", "until", "hours_per_week"])
def test_activiteit_that_is_not_filled_in_counts_for_nothing(missing: str) -> None:
    activiteit = an_activiteit(**{missing: None})

    assert total_hours(activiteit) == 0
    assert weekly_hours([activiteit]) == []


def test_activiteit_that_ends_before_it_begins_counts_for_nothing() -> None:
    assert total_hours(an_activiteit(start=MONDAY, until=date(2026, 4, 5))) == 0


def test_weeks_run_from_monday_and_include_empty_ones() -> None:
    lessons = an_activiteit(start=date(2026, 4, 8), until=date(2026, 4, 12), hours_per_week=Decimal(14))
    work = an_activiteit(
        start=date(2026, 4, 20), until=date(2026, 4, 26), hours_per_week=Decimal(8), counts_for=TeltVoor.MAP
    )

    weeks = weekly_hours([work, lessons])

    assert [(each.week_start, each.hours) for each in weeks] == [
        (date(2026, 4, 6), {TeltVoor.CURSUSUREN: Decimal(10)}),
        (date(2026, 4, 13), {}),
        (date(2026, 4, 20), {TeltVoor.MAP: Decimal(8)}),
    ]
    assert weeks[1].total == 0


def test_activities_of_the_same_kind_add_up() -> None:
    week = {"start": MONDAY, "until": date(2026, 4, 12)}

    (only,) = weekly_hours([an_activiteit(**week), an_activiteit(**week, hours_per_week=Decimal("1.5"))])

    assert only.hours == {TeltVoor.CURSUSUREN: Decimal("13.5")}


def test_week_at_the_turn_of_the_year_is_one_week() -> None:
    weeks = weekly_hours([an_activiteit(start=date(2026, 12, 28), until=date(2027, 1, 3))])

    assert [(each.week_start, each.total) for each in weeks] == [(date(2026, 12, 28), Decimal(12))]


def test_chart_stops_after_an_inburgeringstermijn() -> None:
    weeks = weekly_hours([an_activiteit(start=MONDAY, until=date(2080, 1, 1))])

    assert weeks[-1].week_start == date(2029, 4, 2)


def test_chart_goes_on_to_the_end_of_a_termijn_that_duo_extended() -> None:
    weeks = weekly_hours([an_activiteit(start=MONDAY, until=date(2080, 1, 1))], date(2029, 10, 5))

    assert weeks[-1].week_start == date(2029, 10, 1)


def test_an_activiteit_from_before_the_law_is_still_in_the_chart() -> None:
    assert weekly_hours([an_activiteit(start=date(2021, 12, 27), until=date(2022, 1, 2))])[0].total == 12


def test_totals_count_each_activiteit_once() -> None:
    work = an_activiteit(id="activiteit-2", until=date(2026, 4, 12), counts_for=TeltVoor.MAP)

    assert totals(a_plan(doelen=(a_doel(activiteiten=(an_activiteit(), work)),))) == {
        TeltVoor.CURSUSUREN: Decimal(156),
        TeltVoor.PARTICIPATIEUREN: Decimal(0),
        TeltVoor.MAP: Decimal(12),
        TeltVoor.PVT: Decimal(0),
        TeltVoor.NIETS: Decimal(0),
    }


@pytest.mark.parametrize(
    ("route", "doelgroep", "hours"),
    [
        (None, Doelgroep.ASIELSTATUSHOUDER, {"pvt": 12}),
        (Leerroute.B1, Doelgroep.ASIELSTATUSHOUDER, {"pvt": 12, "map": 40, "cursusuren": 900}),  # its own estimate
        (Leerroute.B1, Doelgroep.GEZINSMIGRANT, {"pvt": 12, "map": 40}),
        (Leerroute.ONDERWIJS, Doelgroep.GEZINSMIGRANT, {"pvt": 12, "cursusuren": 1500}),
        (
            Leerroute.Z, Doelgroep.ASIELSTATUSHOUDER,
            {"pvt": 12, "map": 40, "cursusuren": 800, "participatieuren": 800},
        ),
        (Leerroute.Z, Doelgroep.GEZINSMIGRANT, {"pvt": 12, "map": 40, "cursusuren": 800}),
    ],
)  # fmt: skip
def test_law_asks_hours_by_leerroute_and_doelgroep(
    route: Leerroute | None, doelgroep: Doelgroep, hours: dict[str, int]
) -> None:
    assert {each.kind: each.required for each in expected(a_plan(leerroute=route), doelgroep, ON)} == hours


@pytest.mark.parametrize(("limit", "expected_hours"), [(None, 800), (300, 300), (900, 800), (0, None)])
def test_required_participation_is_limited_to_what_duo_says_is_bearable(
    limit: int | None, expected_hours: int | None
) -> None:
    hours = expected(a_plan(leerroute=Leerroute.Z), Doelgroep.ASIELSTATUSHOUDER, ON, limit)

    assert {each.kind: each.required for each in hours}.get(TeltVoor.PARTICIPATIEUREN) == expected_hours


def test_a_module_has_one_number_of_hours() -> None:
    practice = an_activiteit(until=date(2026, 4, 12), hours_per_week=Decimal(48), counts_for=TeltVoor.MAP)
    plan = a_plan(map_hours=40, doelen=(a_doel(activiteiten=(practice,)),))

    (line,) = (each for each in expected(plan, Doelgroep.GEZINSMIGRANT, ON) if each.kind is TeltVoor.MAP)
    assert line.planned == module_hours(plan, TeltVoor.MAP) == 48


def test_hours_stated_for_pvt_and_activities_for_it_are_the_same_hours() -> None:
    session = an_activiteit(until=date(2026, 4, 12), hours_per_week=Decimal(3), counts_for=TeltVoor.PVT)
    plan = a_plan(pvt_hours=12, doelen=(a_doel(activiteiten=(session,)),))

    (pvt,) = (each for each in expected(plan, Doelgroep.GEZINSMIGRANT, ON) if each.kind is TeltVoor.PVT)

    assert pvt.planned == 12


@given(st.dates(date(2022, 1, 1), date(2060, 1, 1)), st.integers(0, 700), st.decimals(0, 60, places=1))
def test_weeks_of_the_chart_add_up_to_the_total(start: date, days: int, per_week: Decimal) -> None:
    activiteit = an_activiteit(start=start, until=date.fromordinal(start.toordinal() + days), hours_per_week=per_week)

    weeks = weekly_hours([activiteit])

    assert all(after.week_start.toordinal() - before.week_start.toordinal() == 7 for before, after in pairwise(weeks))
    rounding = Decimal("0.125") * (len(weeks) + 1)
    assert abs(sum((each.total for each in weeks), Decimal(0)) - total_hours(activiteit)) <= rounding


DUAL = {TeltVoor.PARTICIPATIEUREN: Decimal(8), TeltVoor.MAP: Decimal("1.5")}


def test_a_dual_trajectory_counts_each_hour_once() -> None:
    work = an_activiteit(until=date(2026, 4, 12), hours_per_week=Decimal(16), split=DUAL)

    assert divided(work) == {**DUAL, TeltVoor.CURSUSUREN: Decimal("6.5")}
    assert totals(a_plan(doelen=(a_doel(activiteiten=(work,)),))) == {
        TeltVoor.CURSUSUREN: Decimal("6.5"),
        TeltVoor.PARTICIPATIEUREN: Decimal(8),
        TeltVoor.MAP: Decimal("1.5"),
        TeltVoor.PVT: Decimal(0),
        TeltVoor.NIETS: Decimal(0),
    }
    assert weekly_hours([work])[0].total == 16


def test_what_a_part_and_the_rest_count_for_may_be_the_same() -> None:
    lessons = an_activiteit(hours_per_week=Decimal(12), split={TeltVoor.CURSUSUREN: Decimal(4)})

    assert divided(lessons) == {TeltVoor.CURSUSUREN: Decimal(12)}


def test_hours_that_were_lowered_below_their_parts_are_not_counted_twice() -> None:
    work = an_activiteit(hours_per_week=Decimal(9), split=DUAL)

    assert too_much(work)
    assert divided(work) == {TeltVoor.PARTICIPATIEUREN: Decimal(8), TeltVoor.MAP: Decimal(1)}


@pytest.mark.parametrize("wrong", ["map", "map -1", "werk 3", "map 1, map 2", "map 1.234"])
def test_a_text_that_gives_no_division_is_refused(wrong: str) -> None:
    with pytest.raises(UnreadableSplit):
        split(wrong)


PARTS = st.dictionaries(st.sampled_from(TeltVoor), st.integers(1, 240).map(lambda quarters: Decimal(quarters) / 4))


@given(PARTS, st.sampled_from(TeltVoor), st.integers(0, 240).map(lambda quarters: Decimal(quarters) / 4))
def test_the_parts_add_up_to_the_hours_of_the_activity(
    parts: dict[TeltVoor, Decimal], rest: TeltVoor, hours: Decimal
) -> None:
    split_hours = divided(an_activiteit(hours_per_week=hours, split=parts, counts_for=rest))

    assert sum(split_hours.values(), Decimal(0)) == hours
    assert split(split_written(parts)) == parts == of_minutes(split_minutes(parts))
