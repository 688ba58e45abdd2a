"""Figures of law stand in rules/parameters with their date, so no sentence in the source writes one out."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rules.duo.events import GEBEURTENISSEN, gebeurtenis
from rules.law.parameters import Unit
from rules.law.wording import amount

ROOT = Path(__file__).parents[2]
ROOMS = ("actions", "doors", "events", "exports", "forms", "models", "pages", "queries", "rules", "texts", "widgets")
_WORDS = (
    "twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|"
    "negentien|twintig|dertig|veertig|vijftig|zestig|honderd|achthonderd|duizend|anderhalve|anderhalf|half"
)
WRITTEN_OUT = re.compile(
    rf"(?<![\w{{}}-])({_WORDS}|[0-9][0-9.]*)[ \u00a0](dag|dagen|week|weken|maand|maanden|uur|uren)\b", re.IGNORECASE
)
# What is no figure of law, each with its reason.
ALLOWED = {
    ("texts/wording/labels.py", "3 maanden"): "the name of a choice: for when a doel is (GGM), no term of the law",
    ("texts/intake/instruments.py", "30 dagen"): "the period that the Zelfredzaamheid-Matrix itself looks back on",
}


def sentences(source: str) -> Iterator[tuple[int, str]]:
    """Every string of the source with its line, but for docstrings."""
    tree = ast.parse(source)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def written_out(room: str) -> Iterator[tuple[str, int, str]]:
    """File, line and words of every number of days, weeks, months or hours in a string of this room."""
    for file in sorted((ROOT / room).rglob("*.py")):
        name = str(file.relative_to(ROOT))
        for line, text in sentences(file.read_text(encoding="utf-8")):
            yield from ((name, line, figure.group()) for figure in WRITTEN_OUT.finditer(text))


@pytest.mark.parametrize("room", ROOMS)
def test_no_sentence_writes_out_a_number_of_days_weeks_months_or_hours(room: str) -> None:
    sentences = [each for each in written_out(room) if (each[0], each[2]) not in ALLOWED]

    assert sentences == []


def test_every_exception_is_still_needed() -> None:
    used_figures = {(name, words) for room in ROOMS for name, _, words in written_out(room)}

    assert set(ALLOWED) <= used_figures


@pytest.mark.parametrize("text", ["binnen tien weken", "800 uur participatie", "Zes maanden", "1.500 uur", "14 dagen"])
def test_the_search_finds_numbers_in_words_and_in_figures(text: str) -> None:
    assert [words for _, words in sentences(f"x = {text!r}") if WRITTEN_OUT.search(words)] == [text]


@pytest.mark.parametrize(
    ("value", "unit", "sentence"),
    [
        (10, Unit.WEEKS, "tien weken"),
        (1, Unit.WEEKS, "een week"),
        (14, Unit.DAYS, "veertien dagen"),
        (18, Unit.MONTHS, "achttien maanden"),
        (36, Unit.MONTHS, "36 maanden"),
        (3, Unit.YEARS, "drie jaar"),
        (12, Unit.HOURS, "12 uur"),
        (1500, Unit.HOURS, "1.500 uur"),
        (2, Unit.COUNT, "twee keer"),
    ],
)
def test_a_figure_is_written_in_dutch(value: int, unit: Unit, sentence: str) -> None:
    assert amount(value, unit) == sentence


def test_no_notification_of_duo_is_shown_with_an_open_placeholder() -> None:
    shown = [gebeurtenis(code, date(2026, 11, 30)) for code in GEBEURTENISSEN]

    shown_text = " ".join(" ".join((each.means, each.todo, *each.consequences)) for each in shown)
    assert "{" not in shown_text
    assert "De termijn van tien weken voor het PIP is begonnen." in shown_text
