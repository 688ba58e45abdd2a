"""Every problem has a helpful sentence, and a form has its own words only where they differ."""

import re
from datetime import date

import pytest

from forms.engine.schema import Question
from forms.engine.validation import parse
from rules.problems import Problem, ProblemCode
from texts.aanbod import catalogue
from texts.beheer import accounts, languages
from texts.dossier import coa, registration
from texts.intake import instruments, talks, workbook
from texts.klas import startklas
from texts.pip import after_decision, pip_team, support
from texts.voortgang import progress
from texts.wording.problems import SENTENCES, Overrides, problem_sentence

DETAILS: dict[str, str | int] = {
    "min": "2.5", "max": 20, "decimals": 1, "length": 501, "rows": 51, "given": "x", "version": "2026-01",
    "now": "2026-02", "dossier": "2026-0012", "was": "Naam", "row": 5, "sheet": "Lijst", "part": "sheet", "kind": "pdf",
}  # fmt: skip
OWN: dict[str, Overrides] = {
    "after_decision": after_decision.PROBLEMS,
    "accounts": accounts.PROBLEMS,
    "catalogue": catalogue.PROBLEMS,
    "coa_cells": coa.CELL_PROBLEMS,
    "coa_list": coa.LIST_PROBLEMS,
    "exams": progress.EXAM_PROBLEMS,
    "hours": progress.UREN_PROBLEMS,
    "instruments": instruments.PROBLEMS,
    "languages": languages.PROBLEMS,
    "observaties": startklas.OBSERVATIE_PROBLEMS,
    "pip_team": pip_team.PROBLEMS,
    "registration": registration.PROBLEMS,
    "support": support.PROBLEMS,
    "talks": talks.PROBLEMS,
    "voortgang": progress.TALK_PROBLEMS,
    "workbook": workbook.PROBLEMS,
}


def test_every_code_has_a_sentence() -> None:
    assert set(SENTENCES) == set(ProblemCode)


@pytest.mark.parametrize("own", OWN.values(), ids=OWN)
def test_the_specific_words_of_a_form_differ_from_the_general_ones(own: Overrides) -> None:
    for key in own:
        field, code = key if isinstance(key, tuple) else ("vraag", key)
        problem = Problem(field, code, details=DETAILS)

        assert problem_sentence(problem, own)
        assert problem_sentence(problem, own) != problem_sentence(problem)


def test_the_words_for_a_field_replace_those_for_a_code() -> None:
    own: Overrides = {("naam", ProblemCode.MISSING): "Welke naam?", ProblemCode.MISSING: "Vul in."}

    assert problem_sentence(Problem("naam", ProblemCode.MISSING), own) == "Welke naam?"
    assert problem_sentence(Problem("plaats", ProblemCode.MISSING), own) == "Vul in."
    assert problem_sentence(Problem("plaats", ProblemCode.MISSING)) == "Vul dit nog in."


@pytest.mark.parametrize("code", ProblemCode)
def test_every_problem_is_a_sentence_without_open_placeholders(code: ProblemCode) -> None:
    sentence = problem_sentence(Problem("vraag", code, details=DETAILS))

    assert sentence[0].isupper()
    assert re.search(r"(\.|ijvoorbeeld: [^ ]+)$", sentence)  # an example has no full stop that could be copied along
    assert "None" not in sentence
    assert "{" not in sentence
    assert "  " not in sentence


@pytest.mark.parametrize(
    ("definition", "raw", "sentence"),
    [
        ({"type": "date"}, "31-02-1990", "Deze dag bestaat niet. Schrijf bijvoorbeeld 01-09-1990."),
        ({"type": "date"}, "01-01-1890", "Schrijf een jaar van 1900 tot en met 2100."),
        ({"type": "number", "max": 7.5, "decimals": 1}, "8", "Dit getal is te hoog. Het hoogste is 7,5."),
        ({"type": "number"}, "1,5", "Schrijf een heel getal, zonder cijfers achter de komma."),
        ({"type": "number", "decimals": 1}, "1,55", "Schrijf hoogstens 1 cijfer achter de komma."),
        ({"type": "number", "decimals": 2}, "1,555", "Schrijf hoogstens 2 cijfers achter de komma."),
        ({"type": "text"}, "a" * 501, "Deze tekst is te lang: 501 tekens. Er passen er 500."),
    ],
)
def test_what_was_typed_wrongly_is_explained(definition: dict[str, object], raw: str, sentence: str) -> None:
    parsed = parse(Question.model_validate({"id": "vraag", "text": "Vraag?", **definition}), raw, date(2026, 11, 21))

    assert isinstance(parsed, Problem)
    assert problem_sentence(parsed) == sentence


def test_a_problem_in_a_table_names_its_row() -> None:
    problem = Problem("kinderen", ProblemCode.IN_FUTURE, 2, {"column": "geboortedatum"})

    assert problem_sentence(problem) == "Regel 2: Deze dag is nog niet geweest. Schrijf een dag van vandaag of eerder."
