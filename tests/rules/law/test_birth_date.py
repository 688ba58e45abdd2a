"""A date of birth that may be partly known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.law.age import age_range
from rules.law.birth_date import BirthDate

ON = date(2026, 11, 30)
PARTLY_KNOWN = st.builds(
    lambda born, parts: BirthDate(*(born.year, born.month, born.day)[:parts]), st.dates(), st.integers(0, 3)
)


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (BirthDate(1990, 5, 17), "36 jaar"),
        (BirthDate(1990, 5), "36 jaar"),
        (BirthDate(1990, 12), "35 jaar"),
        (BirthDate(1990), "35 of 36 jaar"),
        (BirthDate(2026), "0 jaar"),
        (BirthDate(2026, 12), None),
        (BirthDate(), None),
        (None, None),
    ],
)
def test_an_age_is_a_range_where_the_date_does_not_decide_it(born: BirthDate | None, words: str | None) -> None:
    years = age_range(born, ON)

    assert (years.in_words if years else None) == words


@pytest.mark.parametrize("parts", [(0, 5, 17), (0, 5, 0), (1990, 0, 17), (1990, 2, 30), (1990, 13, 0), (-1, 0, 0)])
def test_what_the_brp_cannot_hold_is_no_date_of_birth(parts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"known|range|must"):
        BirthDate(*parts)


@pytest.mark.parametrize("text", ["", "1990", "17-05-1990", "1990-5-17", "1990-05-17 ", "1990-00-17"])
def test_another_text_is_not_how_it_is_kept(text: str) -> None:
    with pytest.raises(ValueError, match=r"known|kept"):
        BirthDate.read(text)


@given(PARTLY_KNOWN)
def test_what_is_known_is_kept_as_it_is(born: BirthDate) -> None:
    assert BirthDate.read(str(born)) == born
    assert born.earliest is None or born.latest is None or born.earliest <= born.latest


@given(PARTLY_KNOWN, PARTLY_KNOWN)
def test_kept_dates_sort_as_the_dates_and_agree_both_ways(one: BirthDate, other: BirthDate) -> None:
    assert (str(one) < str(other)) is (one < other)
    assert one.may_be(other) is other.may_be(one)
    assert one.may_be(one)
