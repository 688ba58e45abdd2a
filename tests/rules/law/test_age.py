"""Ages on a day."""

from datetime import date

import pytest

from rules.law.age import age, child_of_vve_age, child_under_vve_age

ON = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("birth_date", "on", "years"),
    [
        (date(1998, 3, 1), date(2026, 2, 28), 27),
        (date(1998, 3, 1), date(2026, 3, 1), 28),
        (date(2004, 2, 29), date(2026, 2, 28), 21),
        (date(2004, 2, 29), date(2026, 3, 1), 22),
        (date(2004, 2, 29), date(2028, 2, 29), 24),
        (date(2026, 3, 1), date(2026, 3, 1), 0),
    ],
)
def test_age_counts_whole_years(birth_date: date, on: date, years: int) -> None:
    assert age(birth_date, on) == years


def test_age_before_birth_is_refused() -> None:
    with pytest.raises(ValueError, match="born"):
        age(date(2026, 3, 2), ON)


@pytest.mark.parametrize(
    ("birth_date", "plan_speaks_of_vve", "can_go_now"),
    [
        (date(2026, 2, 1), True, False),
        (date(2024, 3, 2), True, False),
        (date(2024, 3, 1), True, True),
        (date(2022, 3, 2), True, True),
        (date(2022, 3, 1), False, False),
        (date(2026, 5, 1), False, False),
    ],
)
def test_vve_matters_until_the_fourth_birthday(birth_date: date, plan_speaks_of_vve: bool, can_go_now: bool) -> None:
    assert child_under_vve_age([birth_date], ON) is plan_speaks_of_vve
    assert child_of_vve_age([birth_date], ON) is can_go_now


def test_household_without_children_has_no_vve() -> None:
    assert not child_under_vve_age([], ON)
