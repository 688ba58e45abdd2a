"""How a long text is shortened, and how hours and dates of birth are written."""

from decimal import Decimal

import pytest

from rules.law.birth_date import BirthDate
from texts.wording.formats import beginning, hours, long_birth_date, short_birth_date


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("kort", "kort"),
        ("twee\nregels", "twee regels"),
        ("een zin van veel woorden", "een zin van …"),
        ("eenwoordzonderspatie", "eenwoordzond …"),
        ("", ""),
    ],
)
def test_a_long_text_is_cut_after_a_word_where_it_can_be(text: str, shown: str) -> None:
    assert beginning(text, 12) == shown


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [(12, "12 uur"), (Decimal("7.5"), "7,5 uur"), (1500, "1.500 uur"), (Decimal("1234.25"), "1.234,25 uur")],
)
def test_hours_are_written_in_one_way(amount: Decimal | int, sentence: str) -> None:
    assert hours(amount) == sentence


@pytest.mark.parametrize(
    ("born", "on_screen", "on_paper"),
    [
        (BirthDate(1990, 5, 17), "17-05-1990", "17 mei 1990"),
        (BirthDate(1990, 5), "00-05-1990", "00-05-1990"),
        (BirthDate(1990), "00-00-1990", "00-00-1990"),
        (BirthDate(), "00-00-0000", "00-00-0000"),
        (None, "", ""),
    ],
)
def test_a_date_of_birth_is_written_as_far_as_it_is_known(
    born: BirthDate | None, on_screen: str, on_paper: str
) -> None:
    assert (short_birth_date(born), long_birth_date(born)) == (on_screen, on_paper)
