"""Row numbers of a list in words."""

import pytest

from texts.dossier.coa import row_ranges


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([3], "3"),
        ([4, 3], "3, 4"),
        ([3, 7, 8, 9], "3, 7 tot en met 9"),
        (list(range(1, 40, 2)), "1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 en meer"),
    ],
)
def test_rows_that_follow_each_other_are_said_together(numbers: list[int], said: str) -> None:
    assert row_ranges(numbers) == said
