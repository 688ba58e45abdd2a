"""Every text that somebody types is kept while it is typed, as an answer or as a draft; what is not, is named here."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES = [*sorted((ROOT / "widgets").rglob("*.py")), *sorted((ROOT / "pages").rglob("*.py"))]

NOT_KEPT = {
    "widgets/frame/login.py": "a password",
    "widgets/frame/confirmation.py": "no field for people",
    "widgets/caseload/filters.py": "a search",
    "widgets/caseload/tasks.py": "a search",
    "widgets/aanbod/catalogue.py": "a search",
    "widgets/aanbod/offer_choice.py": "a search",
    "widgets/dossier/coa_file.py": "a list of many people, that says that it is not kept",
    "widgets/dossier/joining.py": "a search",
    "widgets/pip/plan_check.py": "one day, that stands there already",
}
KEPT_ELSEWHERE = {
    "widgets/answering/field_types.py": "fields of the one writer, or drawn in a DraftForm",
    "widgets/kit/date_field.py": "drawn in a DraftForm",
}
NO_TEXT = {
    "widgets/frame/login.py": 1,
    "widgets/beheer/profile.py": 1,  # passwords
    "widgets/beheer/languages.py": 1,
    "widgets/beheer/gemeente.py": 1,  # the logo
    "widgets/intake/workbook_choices.py": 1,
}


def calls(file: Path) -> list[str]:
    """What a file calls, as it is written there."""
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return [ast.unparse(each.func) for each in nodes if isinstance(each, ast.Call)]


def test_a_text_is_typed_in_a_form_that_keeps_it() -> None:
    lost = []
    for file in FILES:
        name, called = str(file.relative_to(ROOT)), calls(file)
        asks = any(each.endswith((".text_input", ".text_area")) for each in called)
        keeps = any(each == "DraftForm" or each.endswith(".draft") for each in called)
        if asks and not keeps and name not in NOT_KEPT | KEPT_ELSEWHERE:
            lost.append(name)

    assert lost == [], "these ask for text and keep no draft of it"


def test_a_form_that_sends_nothing_before_its_button_asks_for_no_text() -> None:
    forms = {str(file.relative_to(ROOT)): calls(file).count("st.form") for file in FILES}

    assert {name: number for name, number in forms.items() if number} == NO_TEXT
