"""Every screen of doors/frame.py has what belongs to a screen: tests, a line in the manual, a permission."""

import ast
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from access import Permission

ROOT = Path(__file__).parents[1]


class Listed(NamedTuple):
    """What `SCREENS` of doors/frame.py says of a screen."""

    path: str
    title: str
    render: str
    permission: str


def _entries(file: str) -> list[ast.expr]:
    """The values of `SCREENS` in a module that cannot be imported here: the frame runs at once."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "SCREENS":
            return node.value.values if isinstance(node.value, ast.Dict) else list(getattr(node.value, "elts", []))
    raise AssertionError(f"{file} has no SCREENS")


def listed() -> list[Listed]:
    """The screens of the frame."""
    calls = [each for each in _entries("doors/frame.py") if isinstance(each, ast.Call)]
    words = [[ast.unparse(argument) for argument in call.args] for call in calls]
    return [Listed(ast.literal_eval(each[0]), ast.literal_eval(each[1]), each[3], each[4]) for each in words]


def in_browser() -> set[str]:
    """The paths of the screens that the browser tests look at for everybody."""
    shown = [ast.literal_eval(each.args[0]) for each in _entries("tests/browser/test_screens.py")
             if isinstance(each, ast.Call)]  # fmt: skip
    return {re.split(r"[/?]", path)[1] for path in shown}


SCREENS = pytest.mark.parametrize("screen", listed(), ids=lambda screen: screen.path)


@SCREENS
def test_a_screen_is_a_page_under_its_own_path_and_asks_a_permission(screen: Listed) -> None:
    page = ROOT / "pages" / screen.path

    assert page.with_suffix(".py").is_file() or (page / "__init__.py").is_file(), f"no pages/{screen.path}"
    assert screen.render == f"{screen.path}.render"
    assert screen.permission in {f"Permission.{each.name}" for each in Permission}


@SCREENS
def test_a_screen_is_opened_by_a_page_test(screen: Listed) -> None:
    opened = f'open_page("{screen.path}"'
    tests = sorted((ROOT / "tests" / "pages").rglob("test_*.py"))

    tests_of_screen = [each.name for each in tests if opened in each.read_text(encoding="utf-8")]

    assert tests_of_screen, f"no test in tests/pages has {opened}...)"


@SCREENS
def test_a_screen_is_opened_by_a_browser_test(screen: Listed) -> None:
    assert screen.path in in_browser(), f"give `{screen.path}` an entry in SCREENS of tests/browser/test_screens.py"


@SCREENS
def test_a_screen_has_a_line_in_the_manual(screen: Listed) -> None:
    manual = (ROOT / "docs" / "manual" / "README.md").read_text(encoding="utf-8")

    named = re.search(rf"(^## \d+\. .*|\*\*){re.escape(screen.title)}", manual, flags=re.MULTILINE | re.IGNORECASE)
    assert named, f"docs/manual/README.md tells nothing of the screen **{screen.title}**"
