"""How a long text is shortened, and how hours are written."""

from decimal import Decimal

import pytest

from texts.wording.formats import beginning, hours


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
