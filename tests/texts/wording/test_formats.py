"""How a text is cut that is too long for its place."""

import pytest

from texts.wording.formats import beginning


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
