"""The feast days of the Algemene termijnenwet: those of the package are those of the law, and no others."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.law.duration import end_exclusive, last_day
from rules.law.parameters import parameter
from rules.law.working_days import next_working_day, rest_day

_DAY = timedelta(days=1)
# Art. 3 lid 1 and 2. Easter Sunday and Whit Sunday are Sundays already.
BY_LAW = {
    "Nieuwjaarsdag", "Goede vrijdag", "Tweede paasdag", "Hemelvaartsdag", "Tweede pinksterdag", "Eerste kerstdag",
    "Tweede kerstdag", "Koningsdag", "Bevrijdingsdag",
}  # fmt: skip
IN_2026 = {
    date(2026, 1, 1), date(2026, 1, 2), date(2026, 4, 3), date(2026, 4, 6), date(2026, 4, 27), date(2026, 5, 5),
    date(2026, 5, 14), date(2026, 5, 15), date(2026, 5, 25), date(2026, 12, 25),
}  # fmt: skip


def rest_days(year: int) -> dict[date, str]:
    """The days of a year on which no term ends, without the weekends."""
    days = [date(year, 1, 1) + timedelta(days=each) for each in range(365)]
    return {each: rest_day(each) or "" for each in days if each.weekday() < 5 and rest_day(each)}


def test_the_feast_days_of_2026_are_those_of_the_law_and_the_royal_decree() -> None:
    assert set(rest_days(2026)) == IN_2026


@pytest.mark.parametrize("year", range(2022, 2041))
def test_no_year_has_a_feast_day_that_the_law_does_not_name(year: int) -> None:
    assert set(rest_days(year).values()) - {"een dag die gelijkstaat met een feestdag"} <= BY_LAW


@pytest.mark.parametrize(
    "on", [date(2022, 5, 27), date(2023, 4, 28), date(2024, 12, 27), date(2027, 5, 7), date(2028, 4, 28)]
)
def test_a_day_that_a_royal_decree_equates_with_a_feast_day_counts_as_one(on: date) -> None:
    assert rest_day(on) == "een dag die gelijkstaat met een feestdag"


def test_the_birthday_of_the_king_on_a_sunday_moves_to_the_day_before() -> None:
    assert rest_day(date(2031, 4, 26)) == "een zaterdag"
    assert rest_day(date(2025, 4, 28)) is None


@given(st.dates(date(2022, 1, 1), date(2090, 12, 31)))
def test_a_term_that_shifts_ends_on_the_first_working_day_from_where_it_was_counted(start: date) -> None:
    figure = parameter("vaststellen_pip", on=start)
    counted, expected = end_exclusive(start, figure) - _DAY, last_day(start, figure)

    assert rest_day(expected) is None
    between = [counted + timedelta(days=each) for each in range((expected - counted).days)]
    assert all(rest_day(each) for each in between)
    assert next_working_day(expected) == expected


@given(st.dates(date(2022, 1, 1), date(2090, 12, 31)))
def test_a_term_in_years_or_of_many_months_ends_on_the_day_that_is_counted(start: date) -> None:
    for name in ("inburgeringstermijn", "ontzorgen", "schakelen"):
        figure = parameter(name, on=start)
        assert last_day(start, figure) == end_exclusive(start, figure) - _DAY
