"""Proposals for doelen from answers in the intake."""

from datetime import date
from typing import Any

import pytest

from rules.intake.aandachtspunten import aandachtspunten
from rules.intake.suggestions import MalformedSuggestions, read_suggestions, suggestions, suggestions_from_points
from rules.law.facts import IntakeFacts
from rules.law.terms import Leefgebied

ON = date(2026, 3, 1)
ENTRY = """
- code: huisarts
  area: gezondheid
  fact: gp_registered
  in: [nee]
  because: U heeft nog geen huisarts.
  result: Ik sta ingeschreven bij een huisarts.
  activity: Samen inschrijven.
"""


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"bank_account": "nee"}, "bankrekening"),
        ({"digid": "met_hulp"}, "digid"),
        ({"debts": "ja"}, "schulden"),
        ({"budget": 2}, "budget"),
        ({"letters": 1}, "brieven"),
        ({"gp_registered": "nee"}, "huisarts"),
        ({"care_insurance": "nee"}, "zorgverzekering"),
        ({"sleep": 2}, "slapen"),
        ({"stress": 4}, "zorgen"),
        ({"help_first": "misschien"}, "eerst_hulp"),
        ({"learning_disability": "misschien"}, "leren_onderzoeken"),
        ({"childcare": "deels"}, "kinderopvang"),
        ({"vve_discussed": "nog_te_doen"}, "vve"),
        ({"children_birth_dates": (date(2023, 5, 1),)}, "vve_leeftijd"),
        ({"cv": "nee"}, "cv"),
        ({"main_goal": "werk"}, "werk"),
        ({"diploma_valued": "nee"}, "diploma"),
        ({"alfabetisering": "A"}, "alfabetisering"),
        ({"literate": "beetje"}, "lezen_schrijven"),
        ({"contacts_per_week": "1_2"}, "contacten"),
    ],
)
def test_an_answer_gives_a_proposal(facts: dict[str, Any], code: str) -> None:
    (suggestion,) = suggestions(IntakeFacts(**facts), 35, ON)

    assert suggestion.code == code
    assert suggestion.fact in facts
    assert suggestion.area in Leefgebied


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"bank_account": "ja", "digid": "zelf", "debts": "weet_niet", "gp_registered": "weet_niet"},
        {"budget": 3, "letters": 3, "sleep": 3, "stress": 3},
        {"vve_discussed": "aangemeld", "children_birth_dates": (date(2023, 5, 1),)},
        {"children_birth_dates": (date(2025, 5, 1), date(2015, 5, 1))},
        {"wants_study": "nee", "diploma_valued": "nvt", "learning_disability": "nee"},
    ],
)
def test_without_a_problem_nothing_is_proposed(facts: dict[str, Any]) -> None:
    assert suggestions(IntakeFacts(**facts), 35, ON) == []


@pytest.mark.parametrize(("age", "code"), [(27, "studie"), (28, "studie_later"), (None, "studie_later")])
def test_the_proposal_for_a_wish_to_study_depends_on_the_age(age: int | None, code: str) -> None:
    (suggestion,) = suggestions(IntakeFacts(wants_study="ja"), age, ON)

    assert suggestion.code == code


def test_two_answers_with_the_same_proposal_give_it_once() -> None:
    proposals = suggestions(IntakeFacts(alfabetisering="A", literate="nee"), 35, ON)

    assert [each.code for each in proposals] == ["alfabetisering"]


def test_doubt_about_learning_gives_a_proposal_for_research_first() -> None:
    (suggestion,) = suggestions(IntakeFacts(learning_disability="misschien"), 35, ON)

    assert "Eerst verder onderzoek" in suggestion.activity


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("area: gezondheid", "area: auto"),
        ("fact: gp_registered", "fact: huisarts"),
        ("in: [nee]", "is: nee"),
        ("in: [nee]", "in: [nee]\n  at_most: 2"),
        ("because: U heeft nog geen huisarts.", "because: ''"),
        ("code: huisarts", "code: huisarts\n  colour: red"),
        (ENTRY, ENTRY + ENTRY),
        (ENTRY, "huisarts"),
        (ENTRY, "- huisarts"),
    ],
)
def test_a_list_of_proposals_with_a_mistake_is_refused(right: str, wrong: str) -> None:
    assert right in ENTRY

    with pytest.raises(MalformedSuggestions):
        read_suggestions(ENTRY.replace(right, wrong, 1))


def proposed_by_points(**facts: Any) -> list[str]:
    known = IntakeFacts(**facts)
    return [each.code for each in suggestions_from_points(aandachtspunten(known, ON), suggestions(known, 35, ON))]


def test_an_aandachtspunt_becomes_a_proposal_with_its_facts_and_without_a_result() -> None:
    known = IntakeFacts(informal_care="ja")

    (suggestion,) = suggestions_from_points(aandachtspunten(known, ON), [])

    assert (suggestion.code, suggestion.area, suggestion.facts) == (
        "a_mantelzorg",
        Leefgebied.GEZIN,
        ("informal_care",),
    )
    assert suggestion.because == "Er is thuis zorg nodig voor een familielid."
    assert suggestion.result == ""
    assert suggestion.activity


def test_an_aandachtspunt_does_not_repeat_a_proposal() -> None:
    assert proposed_by_points(gp_registered="nee") == []


def test_no_proposal_comes_from_what_may_not_be_read_by_family() -> None:
    assert proposed_by_points(safe_at_home="nee", own_choices="nee") == []
