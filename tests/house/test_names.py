"""The names in the program are nouns for what they hold."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
OTHERS = {"build", "migrations", "tests"}

# They say what was done with a value, or where it is, and not what it is.
NO_NOUNS = {
    "ahead", "along", "apart", "asked", "behind", "found", "given", "heard", "held", "kept", "meant", "said", "seen",
    "standing", "taken", "told", "wanted",
}  # fmt: skip

# The audit trail has this name in its records, the files with figures of the law have it as a word.
STORED = {("events/intake.py", "taken"), ("rules/law/parameters.py", "FOUND")}


def names_in(node: ast.AST) -> list[str]:
    """The names that this node gives to a value, a parameter, a field or a function."""
    if isinstance(node, ast.arg):
        return [node.arg]
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return [node.id]
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        return [node.attr]
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    return []


def test_every_name_says_what_it_holds() -> None:
    sources = [
        file
        for file in ROOT.rglob("*.py")
        if not {*file.relative_to(ROOT).parts} & OTHERS and ".venv" not in file.parts
    ]
    assert len(sources) > 400
    wrong = sorted(
        f"{file.relative_to(ROOT)}:{getattr(node, 'lineno', 0)} {name}"
        for file in sources
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in names_in(node)
        if name.strip("_").lower() in NO_NOUNS and (file.relative_to(ROOT).as_posix(), name) not in STORED
    )
    assert not wrong, "\n".join(wrong)
