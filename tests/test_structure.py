"""The rules for the source that no linter checks. Which package may import which: `make lint`."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from inspect import isfunction
from pathlib import Path

import pytest
import streamlit as st

from forms.engine.library import check_published
from settings import EXAMPLE_SECRETS, Settings

ROOT = Path(__file__).parents[1]
ROOMS = [
    "actions",
    "doors",
    "exports",
    "events",
    "forms",
    "models",
    "operations",
    "pages",
    "queries",
    "rules",
    "texts",
    "widgets",
]
MODULES = ["access", "app", "database", "refusals", "secrecy", "settings"]
HOUSE = {*ROOMS, *MODULES, "migrations"}

# import-linter takes packages only; this is the same table for the modules outside the packages.
MAY_IMPORT = {
    "access": {"rules"},
    "refusals": {"rules"},
    "secrecy": set[str](),
    "settings": {"secrecy"},
    "database": {"settings", "refusals", "secrecy"},
}


def sources(*rooms: str) -> list[Path]:
    """All Python files of these rooms."""
    return sorted(file for room in rooms for file in (ROOT / room).rglob("*.py"))


def tree(file: Path) -> ast.Module:
    """The file as Python reads it."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def name_of(node: ast.AST) -> str:
    """`datetime.now` for the node that says so; nothing for what is no plain dotted name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{name_of(node.value)}.{node.attr}"
    return ""


def places(files: list[Path], pattern: str, kind: type[ast.expr]) -> list[str]:
    """Where in these files a call (ast.Call) or a mention (ast.Attribute) has a name that `pattern` describes."""
    hits = []
    for file in files:
        for node in ast.walk(tree(file)):
            if not isinstance(node, kind):
                continue
            name = name_of(node.func if isinstance(node, ast.Call) else node)
            if re.fullmatch(pattern, name):
                hits.append(f"{file.relative_to(ROOT)}:{node.lineno} {name}")
    return hits


def house_imports(module: str) -> Iterator[str]:
    """The packages and modules of the program that this module imports."""
    for node in ast.walk(tree(ROOT / f"{module}.py")):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        yield from (name.split(".")[0] for name in names if name.split(".")[0] in HOUSE)


@pytest.mark.parametrize("file", sources("pages"), ids=lambda file: str(file.relative_to(ROOT)))
def test_a_page_module_defines_functions_and_what_they_give_and_does_nothing_when_imported(file: Path) -> None:
    quiet = (ast.FunctionDef, ast.Import, ast.ImportFrom)

    loud = [
        node.lineno
        for node in tree(file).body[1:]
        if not (
            isinstance(node, quiet)
            or (isinstance(node, ast.ClassDef) and [name_of(each) for each in node.bases] == ["NamedTuple"])
        )
    ]

    assert not loud, f"{file.name} does something at line {loud}"
    assert ast.get_docstring(tree(file))


@pytest.mark.parametrize("file", sources("pages"), ids=lambda file: str(file.relative_to(ROOT)))
def test_a_page_opens_the_session_inside_the_deed(file: Path) -> None:
    # The other way round, what stands in the way is drawn while the session is still open.
    inside_out = [
        node.lineno
        for node in ast.walk(tree(file))
        if isinstance(node, ast.With) and any(ast.unparse(each).startswith("Deed(") for each in node.items[1:])
    ]

    assert not inside_out, f"{file.name} draws within a session at line {inside_out}"


def test_no_script_that_streamlit_would_run_is_in_the_folder_of_the_pages() -> None:
    # Streamlit opens page files beside its script around the login: at the first request of a fresh server.
    assert not (ROOT / "frame.py").exists()
    assert not (ROOT / "doors" / "pages").exists()
    assert '"doors/frame.py"' in (ROOT / "app.py").read_text(encoding="utf-8")


def test_a_published_questionnaire_never_changes() -> None:
    check_published()


@pytest.mark.parametrize("module", MAY_IMPORT)
def test_the_modules_beside_the_packages_import_only_what_they_may(module: str) -> None:
    assert set(house_imports(module)) <= MAY_IMPORT[module]


@pytest.mark.parametrize("room", ROOMS)
def test_every_package_has_a_docstring(room: str) -> None:
    assert ast.get_docstring(tree(ROOT / room / "__init__.py"))


def test_the_day_is_an_argument_everywhere_below_the_doors() -> None:
    clock = r"(.*\.)?((date|datetime)\.(today|now|utcnow)|time\.(time|localtime))"
    below = sources("actions", "exports", "forms", "models", "pages", "queries", "rules", "texts", "widgets")

    assert places(below, clock, ast.Call) == []


def test_only_who_begins_with_a_questionnaire_takes_its_latest_version() -> None:
    # What was written already is read with the version that it was written with, however old.
    begins = {
        "actions/intake/carry_over.py",
        "actions/intake/intake.py",
        "actions/pip/draft.py",
        "actions/voortgang/talks.py",
        "pages/beheer.py",  # corrects the translations that new intakes will show
        "pages/intake/carry_over.py",  # offers to carry an intake over
    }
    files = sources("actions", "doors", "exports", "forms", "models", "pages", "queries", "rules", "texts", "widgets")

    module_paths = {each.split(":")[0] for each in places(files, r"(.*\.)?latest", ast.Call)}

    assert module_paths - begins == set()


def test_a_moment_becomes_a_day_of_the_netherlands_in_one_module() -> None:
    files = [file for file in sources(*ROOMS) if file != ROOT / "rules/law/dutch_time.py"]

    assert places(files, r"(.*\.)?(astimezone|ZoneInfo)", ast.Call) == []


# These take the parts of one edit as parameters; they should take an `Edit`.
TELL_MORE = {
    *("answering/answers.py", "dossier/revise.py", "intake/workbook_import.py", "klas/observaties.py"),
    *("pip/agreements.py", "pip/doelen.py", "pip/ontzorgen.py", "voortgang/doel_stand.py"),
}


def deeds() -> list[Path]:
    """The modules of actions whose functions end by `actions.deed.transaction`."""
    return sources("actions")


def test_a_transaction_is_rolled_back_only_where_an_action_ends() -> None:
    files = [*deeds(), *sources("queries", "doors")]
    files.remove(ROOT / "actions/deed/transaction.py")

    assert places(files, r"(.*\.)?rollback", ast.Call) == []


@pytest.mark.parametrize("file", deeds(), ids=lambda file: str(file.relative_to(ROOT)))
def test_every_function_that_commits_is_an_action(file: Path) -> None:
    # A function that commits is marked with @deed, or is a part of such functions of its own module.
    functions = {node.name: node for node in tree(file).body if isinstance(node, ast.FunctionDef)}
    whole = {name for name, node in functions.items() if "deed" in map(name_of, node.decorator_list)}
    called = {name: {name_of(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)}
              for name, node in functions.items()}  # fmt: skip
    parts = {name for name, calls in called.items() if "session.commit" in calls} - whole

    public = {name for name in parts if not name.startswith("_")}
    through = {caller for part in parts for caller, calls in called.items() if part in calls} - whole

    assert public | through == set()


@pytest.mark.parametrize(
    "file",
    [each for each in deeds() if str(each.relative_to(ROOT / "actions")) not in TELL_MORE],
    ids=lambda file: str(file.relative_to(ROOT)),
)
def test_a_function_of_actions_takes_at_most_seven_parameters_and_returns_a_named_type(file: Path) -> None:
    # Typed values go together in one type (`TalkFacts`); a tuple of different things is a NamedTuple.
    functions = [node for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef)]
    many = [
        node.name for node in functions if len([*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]) > 7
    ]
    gives = {node.name: ast.unparse(node.returns) for node in functions if node.returns}
    bare = [name for name, returns in gives.items() if re.match(r"tuple\[", returns) and not returns.endswith(", ...]")]

    assert many + bare == []


def test_a_bsn_is_read_and_written_only_encrypted() -> None:
    files = sources("actions", "doors", "exports", "operations", "pages", "queries", "widgets")

    assert places(files, r"(dossier|Dossier)\.bsn", ast.Attribute) == []


def test_only_the_state_module_touches_the_state_of_streamlit() -> None:
    files = [file for file in sources("pages", "widgets", "doors") if file.name != "session_state.py"]

    assert places(files, r"st\.(session_state|query_params)", ast.Attribute) == []


def test_streamlit_neither_collects_garbage_after_each_run_nor_shows_tracebacks() -> None:
    assert st.config.get_option("runner.postScriptGC") is False
    assert st.config.get_option("runner.magicEnabled") is False
    assert st.config.get_option("client.showErrorDetails") == "none"
    assert st.config.get_option("server.enableXsrfProtection") is True
    assert st.config.get_option("browser.gatherUsageStats") is False


def test_every_setting_is_in_the_example_with_its_default_and_nothing_else_is() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    lines = dict(re.findall(r"^#?KOERS_([A-Z_]+)=(.*)$", example, flags=re.MULTILINE))
    defaults = {name.upper(): field.default for name, field in Settings.model_fields.items()}
    written = {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in defaults.items()}

    assert lines["SECRET_KEY"] in EXAMPLE_SECRETS
    assert lines == {**written, "SECRET_KEY": lines["SECRET_KEY"]}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_versions_and_hashes_but_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert "://" not in text
    assert text.count("==") >= 50
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=[a-z])", text.strip()))


def test_both_locks_pin_the_same_versions() -> None:
    run, dev = (
        set(re.findall(r"^[a-z][^\\\n]*", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    )

    assert run - dev == set()


def test_every_direct_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").lower()

    names = [re.split(r"[\[<>=~! ]", requirement)[0].lower() for requirement in project["dependencies"]]

    assert [name for name in names if f"\n{name}==" not in f"\n{lock}" and f"\n{name}[" not in f"\n{lock}"] == []


def test_tests_wait_for_a_condition_and_never_for_a_fixed_time() -> None:
    assert places(sources("tests"), r"(time\.|asyncio\.)?sleep|.*\.wait_for_timeout", ast.Call) == []


def test_no_folder_of_tests_hides_a_room() -> None:
    # With an __init__.py, tests/forms would be imported as `forms`.
    assert list((ROOT / "tests").rglob("__init__.py")) == []


MOST_IN_A_FOLDER = 25  # modules: with more, something in it is a subject of its own


def test_no_folder_has_more_than_the_maximum_number_of_modules() -> None:
    files = [file for file in sources(*ROOMS, "migrations", "tests") if file.name != "__init__.py"]
    folders = Counter(str(file.relative_to(ROOT).parent) for file in files)
    del folders["migrations/versions"]
    counts = {folder: count for folder, count in folders.items() if count > MOST_IN_A_FOLDER}

    assert counts == {}


# Class names that still stand for two things. The list only gets shorter; a new one is not added.
REPEATED = {"_Change"}


def test_a_class_name_is_used_once_in_the_whole_program() -> None:
    defined: dict[str, list[str]] = {}
    for file in [*sources(*ROOMS), *(ROOT / f"{module}.py" for module in MODULES)]:
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.ClassDef):
                defined.setdefault(node.name, []).append(f"{file.relative_to(ROOT)}:{node.lineno}")

    twice = {name: at for name, at in defined.items() if len(at) > 1 and name not in REPEATED}

    assert twice == {}, f"these classes need a name of their own: {twice}"


# From the form in which a column holds a value to the value of the rules, and back.
CONVERSIONS = {
    "rules.pip.dual_trajectory": {"hours", "minutes", "of_minutes", "split", "split_minutes", "split_written"},
    "rules.pip.time_slots": {"of_rows", "rows", "slots", "written"},
}


def test_models_take_types_from_the_rules_and_apply_none() -> None:
    applied = []
    for file in sources("models"):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rules"):
                names = {each.name for each in node.names} - CONVERSIONS.get(str(node.module), set())
                module = import_module(str(node.module))
                applied += [f"{file.relative_to(ROOT)} {name}" for name in names if isfunction(getattr(module, name))]

    assert applied == [], "a deed or a look-up applies the rule to what the models give"


def test_models_build_statements_and_run_none() -> None:
    session = r"(.*\.)?(session|connection)(\.connection)?\.(?!get_bind$|connection$)\w+"

    run = places([file for file in sources("models") if file.name != "encryption.py"], session, ast.Call)
    proof = places([ROOT / "models" / "guards" / "encryption.py"], session, ast.Call)

    assert run == [], "give the statement; the deed or the look-up runs it"
    # What is encrypted with a wrong key is lost, so the key is proven on the connection of whoever encrypts.
    assert [each.split()[1] for each in proof] == ["connection.execute"]
