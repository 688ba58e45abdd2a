"""A type of question is handled wherever answers are drawn, checked, printed, imported or put in words."""

import ast
from functools import cache
from pathlib import Path

import pytest

from forms.engine.schema import QuestionType

ROOT = Path(__file__).parents[1]
KEY = "QuestionType."
# Drawn, written and read in a way of their own.
OTHERWISE = {
    ("exports/intake/workbook_lists.py", "RULES"): {"MULTI", "TABLE"},
    ("forms/workbook/values.py", "READ"): {"MULTI", "TABLE"},
    ("forms/workbook/values.py", "WRITE"): {"MULTI", "TABLE"},
    ("widgets/answering/field_types.py", "DRAW"): {"TABLE"},
}
# Dictionaries that say something of a few types; what is not in them needs nothing there.
OF_SOME_TYPES = {
    ("exports/intake/form_grids.py", "_SHARES"): "how wide a column is",
    ("exports/intake/form_spaces.py", "_LINES_TO_WRITE"): "how much room there is to write",
    ("exports/intake/workbook_look.py", "_NUMBER_FORMATS"): "how a cell shows a number",
    ("forms/engine/facts.py", "CONVERT"): "types that can supply a fact of the rules",
    ("forms/engine/typed_input.py", "READ"): "types that are typed",
    ("forms/engine/validation.py", "LONGEST"): "types with a longest text",
    ("forms/workbook/values.py", "NAMED"): "types whose choices are names",
    ("forms/workbook/values.py", "TYPED"): "types whose choices have other names",
    ("operations/bench/writing.py", "PLAIN"): "answers to measure with",
    ("widgets/answering/field_types.py", "PLACEHOLDERS"): "what stands in an empty field",
}


@cache
def dictionaries() -> dict[tuple[str, str], set[str]]:
    """Every dictionary that is written out over the types: its file and name, and the types that it has."""
    rooms = ("doors", "exports", "forms", "models", "operations", "pages", "queries", "texts", "widgets", "actions")
    literals = {}
    for file in sorted(each for room in rooms for each in (ROOT / room).rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if KEY in text else ():
            if isinstance(node, ast.Assign | ast.AnnAssign | ast.Return) and node.value is not None:
                for each in ast.walk(node.value):
                    if isinstance(each, ast.Dict) and any(_type(key) for key in each.keys):
                        name = "return" if isinstance(node, ast.Return) else ast.unparse(_target(node))
                        literals[str(file.relative_to(ROOT)), name] = {_type(key) for key in each.keys}
    return literals


def _target(node: ast.Assign | ast.AnnAssign) -> ast.expr:
    return node.targets[0] if isinstance(node, ast.Assign) else node.target


def _type(key: ast.expr | None) -> str:
    words = ast.unparse(key) if key is not None else ""
    return words.removeprefix(KEY) if words.startswith(KEY) else ""


@pytest.mark.parametrize("place", sorted(set(dictionaries()) - set(OF_SOME_TYPES)), ids=":".join)
def test_a_dictionary_over_the_types_has_all_of_them(place: tuple[str, str]) -> None:
    missing = {each.name for each in QuestionType} - dictionaries()[place] - OTHERWISE.get(place, set())

    assert not missing, f"{place[1]} in {place[0]} has no entry for {', '.join(sorted(missing))}"


def test_the_dictionaries_that_are_named_here_exist() -> None:
    assert set(OF_SOME_TYPES) | set(OTHERWISE) <= set(dictionaries())
