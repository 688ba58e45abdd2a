"""The recipes of CONTRIBUTING.md, followed step by step in a copy of this checkout."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from forms.engine.library import latest

ROOT = Path(__file__).parents[1]
# `koers questionnaire` by its own module: the whole of `koers` takes three times as long to start.
QUESTIONNAIRE = "from operations.questionnaire_command import questionnaire as koers; koers()"
PROGRAMS = {
    ".venv/bin/python": [sys.executable],
    ".venv/bin/koers questionnaire": [sys.executable, "-c", QUESTIONNAIRE],
}

QUESTIONNAIRE_TESTS = [
    "tests/forms/engine/test_definitions.py",
    "tests/forms/engine/test_facts.py",
    "tests/forms/intake/test_translations.py",
]
PRINTED = """from datetime import date

from exports.pip.documents import papier_pdf
from forms.engine.answers import Answer
from forms.engine.library import latest
from forms.pip.compose import compose
from rules.pip.documents import Papier
from tests.exports.documents import text
from tests.exports.pips import FULL
from dataclasses import replace
from texts.pip.plan import plan_lines


def test_it_is_read_compared_and_printed() -> None:
    plan = compose({"vervoer": Answer("fiets")}, [], [], latest("plan"))

    assert [(line.label, line.text) for line in plan_lines(plan)] == [("Hoe reist de persoon?", "Met de fiets")]
    for papier in (Papier.BESCHIKKING, Papier.ONTWIKKELPLAN):
        assert "Met de fiets" in text(papier_pdf(papier, replace(FULL, plan=plan), date(2027, 1, 1), language="nl"))
"""
CASES = """- geval: de dag voor de nieuwe termijn gelden tien weken
  situatie: {kennisgeving: 2031-06-29, inschrijving_brp: 2031-01-10}
  begin: 2031-06-30
  uiterlijk: 2031-09-08
- geval: vanaf de nieuwe termijn gelden twaalf weken
  situatie: {kennisgeving: 2031-06-30, inschrijving_brp: 2031-01-10}
  begin: 2031-07-01
  uiterlijk: 2031-09-22
"""
PAGE = """\"\"\"What does a screen need?\"\"\"

import streamlit as st

from widgets.frame.visit import Visit


def render(_visit: Visit) -> None:
    \"\"\"Draw nothing but its name.\"\"\"
    st.title("Proefscherm", anchor=False)
"""
PAGE_TEST = """from access import Role
from sqlmodel import Session
from tests.builders import a_caseworker
from tests.pages.conftest import OpenPage


def test_it_opens(session: Session, open_page: OpenPage) -> None:
    for role in (Role.BEHEERDER, Role.PARTNER):
        assert open_page("proef", by=a_caseworker(session, role=role)).app.title[0].value == "Proefscherm"
"""


class Checkout:
    """A copy of this checkout to work in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
        for name in filter(None, names):
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)
        for compiled in (each for each in ROOT.glob("[a-z]*/**/__pycache__") if each.is_relative_to(ROOT)):
            shutil.copytree(compiled, folder / compiled.relative_to(ROOT))  # else each command compiles all of Koers

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a program here, without the settings of who runs the tests."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("KOERS_", "PYTEST_"))}
        return subprocess.run(
            words, cwd=self.folder, env={**kept, "NO_COLOR": "1"}, capture_output=True,
            check=False, text=True,
        )  # fmt: skip

    def follow(self, beginning: str, *changes: tuple[str, str]) -> str:
        """Run the command of CONTRIBUTING.md that begins so, with other words in it; what it said."""
        lines = re.findall(
            r"^\s*(\.venv/bin/.*)$|`(\.venv/bin/[^`]+)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.M
        )
        command = next(line for pair in lines for line in pair if line.startswith(beginning))
        for old, new in changes:
            assert old in command
            command = command.replace(old, new)
        program = next(each for each in PROGRAMS if command.startswith(f"{each} "))
        done = self.run(*PROGRAMS[program], *shlex.split(command.removeprefix(program)))
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def test(self, *files: str, only: str = "") -> str:
        """Run tests here, without PostgreSQL and browser; "" when all passed, else what was said."""
        wanted = f"not postgresql and ({only})" if only else "not postgresql"
        done = self.run(
            sys.executable, "-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", "-k", wanted, *files
        )
        return "" if done.returncode == 0 else done.stdout + done.stderr

    def lint(self, *files: str) -> str:
        """Check style and layout; "" when both are right."""
        found = [self.run(sys.executable, "-m", "ruff", *how, *files) for how in (["check"], ["format", "--check"])]
        return "".join(each.stdout + each.stderr for each in found if each.returncode)

    def write(self, file: str, text: str) -> None:
        """Make a new file."""
        (self.folder / file).write_text(text, encoding="utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        """Replace a text that stands in a file, once."""
        text = (self.folder / file).read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r}"
        self.write(file, text.replace(old, new, 1))

    def add(self, file: str, after: str, text: str) -> None:
        """Put a text behind another one."""
        self.change(file, after, after + text)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A copy of its own."""
    return Checkout(tmp_path / "koers")


def later(name: str) -> str:
    """A version after the newest."""
    return f"{int(latest(name).version[:4]) + 1}-01"


def test_a_question_is_changed_in_a_new_version_that_can_be_withdrawn(checkout: Checkout) -> None:
    version = ("2027-01", later("brede_intake"))
    file = f"forms/definitions/brede_intake/{version[1]}.yaml"
    question = next(each for each in latest("brede_intake").questions if not each.core and not each.hint)

    checkout.follow(".venv/bin/koers questionnaire new", version)
    checkout.add(file, f"id: {question.id}\n", "        hint: Neem de tijd.\n")
    checkout.follow(".venv/bin/koers questionnaire publish", version)
    checkout.follow(".venv/bin/koers questionnaire withdraw", version)
    checkout.change(file, "hint: Neem de tijd.", "hint: Neem rustig de tijd.")
    checkout.follow(".venv/bin/koers questionnaire publish", version)

    assert checkout.test(*QUESTIONNAIRE_TESTS) == ""


def test_a_field_of_the_pip_is_a_question_and_at_most_one_line(checkout: Checkout) -> None:
    version = later("plan")
    checkout.follow(".venv/bin/koers questionnaire new", ("brede_intake 2027-01", f"plan {version}"))
    question = """      - id: vervoer
        type: single
        text: Hoe reist de persoon?
        options: [{id: ov, text: Met de bus}, {id: fiets, text: Met de fiets}]
"""
    checkout.change(f"forms/definitions/plan/{version}.yaml", "      - id: vve\n", f"{question}      - id: vve\n")
    checkout.write("tests/texts/pip/test_vervoer.py", PRINTED)

    assert checkout.test("tests/texts/pip/test_vervoer.py", "tests/forms/pip") == ""
    checkout.add(
        "forms/pip/compose.py", '"vve": PlanField("vve"),\n', '    "travel": PlanField("vervoer", placed=False),\n'
    )
    assert "add that field to Plan in rules/pip/document.py" in checkout.test("tests/forms/pip", only="compose_table")
    checkout.add("rules/pip/document.py", '    vve: str = ""\n', '    travel: str = ""\n')
    assert checkout.test("tests/forms/pip", "tests/texts/pip") == ""


def test_a_type_of_question_is_named_wherever_it_needs_an_entry(checkout: Checkout) -> None:
    checkout.add("forms/engine/schema.py", '    TEXT = "text"\n', '    EMAIL = "email"\n')

    missing = set(re.findall(r"(\w+) in (\S+) has no entry for EMAIL", checkout.test("tests/test_question_types.py")))
    for _, file in missing:
        text = (checkout.folder / file).read_text(encoding="utf-8")
        checkout.write(
            file, re.sub(r"^( +)QuestionType.TEXT: (.*,)$", r"\g<0>\n\1QuestionType.EMAIL: \2", text, flags=re.M)
        )

    assert ("SHOW", "texts/wording/answers.py") in missing
    assert checkout.test("tests/test_question_types.py", "tests/texts/wording/test_answers.py") == ""


def test_a_translation_is_changed_and_a_fault_in_it_is_named(checkout: Checkout) -> None:
    file = f"forms/definitions/brede_intake/translations/{latest('brede_intake').version}/en.yaml"
    text = (checkout.folder / file).read_text(encoding="utf-8")
    first = re.search(r"^  (\w+):\n    text: (.*)\n", text, re.M)
    assert first

    checkout.change(file, f"    text: {first[2]}\n", "    text: Put otherwise\n")
    assert checkout.test("tests/forms/intake/test_translations.py") == ""

    checkout.change(file, f"  {first[1]}:\n", "  no_such_question:\n")
    said = checkout.test("tests/forms/intake/test_translations.py")
    assert 'en.yaml, vraag "no_such_question": dit komt in de Nederlandse vragenlijst niet voor' in said


def test_a_deadline_is_a_line_and_two_cases(checkout: Checkout) -> None:
    line = re.search(r"^ +(- \{since: 2027-07-01.*)$", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.M)
    assert line
    checkout.change(
        "rules/parameters/termijnen.yaml",
        "\nvaststellen_pip_na_informatie:",
        f"    {line[1].replace('2027', '2031')}\n\nvaststellen_pip_na_informatie:",
    )
    with (checkout.folder / "tests/rules/cases/tien_weken.yaml").open("a", encoding="utf-8") as cases:
        cases.write(CASES)

    assert checkout.test("tests/rules/law") == ""


def test_a_table_gets_a_migration_that_is_right_but_for_what_no_program_knows(checkout: Checkout) -> None:
    checkout.add("models/pip.py", '    status_reason: str = Field(default="", sa_type=sa.Text)\n',
                 '    remark: str = Field(default="", sa_type=sa.Text)\n')  # fmt: skip

    written = checkout.follow(".venv/bin/python -m operations.migrate").strip()
    assert re.fullmatch(r"migrations/versions/\d{4}_\d\d_\d\d_a_remark_with_each_doel\.py", written)
    assert checkout.lint("migrations") == ""
    assert "give the column a server_default" in checkout.test("tests/test_migrations.py", only="may_not_be_empty")
    checkout.change(written, "nullable=False", 'nullable=False, server_default=""')
    assert checkout.lint("migrations") == ""
    assert checkout.test("tests/test_migrations.py", only="nothing_to_the_newest or named or not_be_empty") == ""


def test_a_screen_is_not_there_before_it_has_all_that_a_screen_needs(checkout: Checkout) -> None:
    checkout.write("pages/proef.py", PAGE)
    checkout.change("doors/frame.py", "    profiel,\n", "    proef,\n    profiel,\n")
    checkout.add("doors/frame.py", "SCREENS = [\n",
                 '    Screen("proef", "Proefscherm", "science", proef.render, Permission.OWN_PROFILE),\n')  # fmt: skip
    assert checkout.lint("pages", "doors") == ""

    said = checkout.test("tests/test_screens.py", only="proef")
    for lacking in (
        "no test in tests/pages",
        "give `proef` an entry in SCREENS",
        "nothing of the screen **Proefscherm**",
    ):
        assert lacking in said

    checkout.write("tests/pages/test_proef.py", PAGE_TEST)
    checkout.add("tests/browser/test_screens.py", "SCREENS = {\n", '    "proef": Screen("/proef", "Proefscherm"),\n')
    checkout.add("docs/manual/README.md", "## 2. Vandaag\n", "\nOp het **Proefscherm** staat niets.\n")
    files = ("tests/test_screens.py", "tests/pages/test_proef.py", "tests/test_structure.py")
    assert checkout.test(*files, only="proef") == ""
