"""The words of the summary: the same sentences and placeholders in each language, all printable."""

import string
from pathlib import Path

import pytest

from exports.typesetting.page import NOTE, Letterhead, Paper
from exports.typesetting.typefaces import REPLACEMENT, printable
from forms.engine.schema import WrongDefinition
from tests.exports.documents import TODAY
from texts import summary
from texts.summary import DUTCH, FOLDER, language_for, languages, words


@pytest.mark.parametrize("language", languages())
def test_each_sentence_has_the_same_placeholders_as_in_dutch(language: str) -> None:
    dutch, own = words(DUTCH).texts, words(language).texts

    assert {key: _gaps(text) for key, text in own.items()} == {key: _gaps(text) for key, text in dutch.items()}


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", languages())
def test_every_letter_can_be_printed(language: str) -> None:
    own = words(language)
    printed = " ".join([*own.texts.values(), own.date(TODAY), *(own.day(each) for each in range(1, 8))])

    assert REPLACEMENT not in printable(printed)


@pytest.mark.parametrize("language", languages())
def test_the_footer_fits_on_one_line(language: str) -> None:
    paper = Paper(Letterhead(title="t", subject="s", gemeente="g", reference="r", made_on=TODAY))

    assert len(paper.wrapped(words(language).text("concept"), paper.epw, NOTE)) == 1
    paper.close_typefaces()


@pytest.mark.parametrize(
    ("spoken", "read"), [("ar", "ar"), ("fa-AF", "fa"), ("prs", "fa"), ("so", "nl"), ("", "nl"), ("uk", "uk")]
)
def test_the_nearest_available_language_is_chosen(spoken: str, read: str) -> None:
    assert language_for(spoken) == read


def test_only_arabic_and_farsi_run_from_right_to_left() -> None:
    assert [each for each in languages() if words(each).right_to_left] == ["ar", "fa"]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(WrongDefinition):
        words("fr")


@pytest.mark.parametrize(
    "content",
    [
        "language: xx\nstatus: af\ntexts: {a: b}\n",
        "language: yy\nstatus: concept\ntexts: {a: b}\n",
        "language: xx\nstatus: concept\ntexts: {a: b}\n",
        "language: xx\nstatus: concept\n",
    ],
)
def test_a_file_that_is_wrong_is_refused(content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nl.yaml").write_text((FOLDER / "nl.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "xx.yaml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(summary, "FOLDER", tmp_path)
    words.cache_clear()
    try:
        with pytest.raises(WrongDefinition):
            words("xx")
    finally:
        words.cache_clear()
