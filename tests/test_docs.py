"""What the documents name exists: links, commands, settings, words, styles, decisions."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
import typer
from sqlmodel import SQLModel

import models  # noqa: F401  (imports every table)
from operations.command import koers
from settings import Settings

ROOT = Path(__file__).parents[1]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PAGES = sorted(
    file for pattern in ("*.md", "docs/**/*.md", "exports/**/*.md") for file in ROOT.glob(pattern) if file.is_file()
)
LONGEST_DECISION = 25  # lines: who needs more has two decisions
# Tables with an English name: their words are no words of the law.
ENGLISH = {"answer", "answer_history", "answer_sheet", "audit_record", "caseworker", "contact"}
ENGLISH |= {"data_key", "draft", "login_attempt", "login_session"}


@cache
def text(file: Path) -> str:
    """The text of a file."""
    return file.read_text(encoding="utf-8")


def readme() -> str:
    """The README."""
    return text(ROOT / "README.md")


def links(file: Path) -> list[str]:
    """What the links and pictures of a page point to, those to other sites left out; code is no link."""
    prose = re.sub(r"```.*?```|`[^`]*`", "", text(file), flags=re.DOTALL)
    targets: list[str] = re.findall(r"\]\(([^)\s]+)\)", prose)
    return [target for target in targets if not re.match(r"[a-z]+:", target)]


def anchors(file: Path) -> set[str]:
    """The places in a page that a link may point to, as a forge makes them from the headings."""
    headings = re.findall(r"^#+ (.+)$", text(file), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def code_lines(page: str) -> list[str]:
    """The lines of the code blocks of a page."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def commands(app: typer.Typer, before: str = "koers") -> list[str]:
    """Every command as it is typed: `koers user add`."""
    own = [f"{before} {each.name}" for each in app.registered_commands]
    deeper = [name for group in app.registered_groups if group.typer_instance
              for name in commands(group.typer_instance, f"{before} {group.name}")]  # fmt: skip
    return own + deeper


def enums_of_the_law() -> list[str]:
    """The classes of rules.law.terms."""
    tree = ast.parse(text(ROOT / "rules" / "law" / "terms.py"))
    return [node.name for node in tree.body if isinstance(node, ast.ClassDef)]


def statutory_tables() -> list[str]:
    """The class names of the tables whose name is Dutch."""
    return sorted(
        mapper.class_.__name__
        for mapper in SQLModel._sa_registry.mappers
        if mapper.class_.__module__.startswith("models.") and mapper.class_.__tablename__ not in ENGLISH
    )


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_link_and_picture_of_a_page_exists(file: Path) -> None:
    broken = []
    for target in links(file):
        path, _, anchor = target.partition("#")
        there = (file.parent / path).resolve() if path else file
        if not there.exists() or (anchor and anchor not in anchors(there)):
            broken.append(target)

    assert broken == []


def test_the_readme_begins_with_two_commands() -> None:
    assert code_lines(readme())[:2] == ["make demo", "make test"]


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_in_the_readme_and_in_the_example(name: str) -> None:
    setting = f"KOERS_{name.upper()}"

    assert f"`{setting}`" in readme()
    assert re.search(rf"^#?{setting}=", text(ROOT / ".env.example"), flags=re.MULTILINE)


@pytest.mark.parametrize("command", commands(koers))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`{command}`" in readme()


def test_the_readme_names_no_command_that_does_not_exist() -> None:
    named = re.findall(r"^\| `(koers [a-z -]+)`", readme(), flags=re.MULTILINE)

    assert set(named) == set(commands(koers))


def test_every_make_command_of_a_page_is_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text(ROOT / "Makefile"), flags=re.MULTILINE))
    code = [line for file in PAGES for line in (*code_lines(text(file)), *re.findall(r"`([^`\n]+)`", text(file)))]
    named = {target[1] for line in code if (target := re.match(r"make ([a-z-]+)", line))}

    assert named <= targets


@pytest.mark.parametrize("name", [*enums_of_the_law(), *statutory_tables()])
def test_every_statutory_noun_of_the_code_is_in_the_glossary(name: str) -> None:
    assert re.search(rf"`{name}[`.]", text(ROOT / "docs" / "glossary.md"))


def test_the_glossary_has_an_article_and_a_class_for_every_term() -> None:
    rows = [line for line in text(ROOT / "docs" / "glossary.md").splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]

    assert all(len(row) == 4 and all(row) for row in cells)


def test_the_architecture_names_every_contract() -> None:
    contracts = re.findall(
        r'^name = "(.+)"$', text(ROOT / "pyproject.toml").split("[tool.importlinter]")[1], re.MULTILINE
    )
    page = " ".join(text(ROOT / "docs" / "architecture.md").split())

    assert len(contracts) >= 3
    assert [each for each in contracts if each not in page] == []


def test_the_architecture_gives_a_reason_for_every_style() -> None:
    css = re.sub(r"/\*.*?\*/", "", text(ROOT / "doors" / "static" / "style.css"), flags=re.DOTALL)
    heads = {re.split(r"[ :]", each.strip())[0] for each in re.findall(r"([^{}]+)\{", css)}
    page = text(ROOT / "docs" / "architecture.md")

    assert [each for each in sorted(heads) if f"`{each}`" not in page] == []


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(file.name[:4]) for file in DECISIONS]

    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers


@pytest.mark.parametrize("file", DECISIONS, ids=lambda file: file.stem)
def test_a_decision_has_its_sections_and_is_short(file: Path) -> None:
    lines = text(file).splitlines()
    sections = [line for line in lines if line.startswith("## ")]

    assert lines[0].startswith(f"# {int(file.name[:4])}. ")
    assert sections == ["## Context", "## Decision", "## Consequences"]
    assert len(lines) <= LONGEST_DECISION


def test_the_version_is_the_same_everywhere() -> None:
    version = re.search(r'^version = "(.+)"$', text(ROOT / "pyproject.toml"), flags=re.MULTILINE)
    newest = re.search(r"^## (\S+)", text(ROOT / "CHANGELOG.md"), flags=re.MULTILINE)

    assert version and newest
    assert version[1] == newest[1]
    assert f"softwareVersion: {version[1]}\n" in text(ROOT / "publiccode.yaml")
