"""Advice about the leerroute: reasoned, never a decision."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.intake.leerroute import advise
from rules.law.facts import IntakeFacts
from rules.law.terms import Doelgroep, Leerroute
from tests.rules.situations import cases

ON = date(2026, 3, 1)
ASIEL = Doelgroep.ASIELSTATUSHOUDER


@pytest.mark.parametrize("case", cases("leerroute"))
def test_the_advice_follows_the_answers_of_each_case(case: dict[str, Any]) -> None:
    advice = advise(IntakeFacts(**case["feiten"]), case.get("leeftijd"), ASIEL, ON)

    assert advice.route == case.get("advies")
    if "twijfel" in case:
        assert case["twijfel"] in advice.doubts


@pytest.mark.parametrize("result", ["b1_haalbaar", "b1_niet_haalbaar"])
def test_outcome_of_the_toets_alone_already_weighs_all_three_routes(result: str) -> None:
    advice = advise(IntakeFacts(lbt_status="afgenomen", lbt_result=result), None, ASIEL, ON)

    for route in Leerroute:
        assert advice.reasons[route].pro or advice.reasons[route].contra


def test_full_intake_without_contradictions_leaves_no_doubts() -> None:
    facts = IntakeFacts(
        lbt_status="afgenomen", lbt_result="b1_haalbaar", wants_study="nee", education_years=11, literate="ja",
        preferred_route="B", health_limits_learning="nee", help_first="nee", learning_disability="nee",
    )  # fmt: skip

    advice = advise(facts, 34, ASIEL, ON)

    assert advice.route is Leerroute.B1
    assert advice.doubts == []
    assert "Deze persoon kiest zelf voor de B1-route." in advice.reasons[Leerroute.B1].pro


def test_without_a_preference_there_is_no_difference_of_opinion() -> None:
    facts = IntakeFacts(lbt_status="afgenomen", lbt_result="b1_haalbaar", preferred_route="geen")

    assert not any("andere leerroute" in doubt for doubt in advise(facts, 34, ASIEL, ON).doubts)


def test_participation_hours_count_in_the_advice_for_asielstatushouders_only() -> None:
    facts = IntakeFacts(lbt_status="afgenomen", lbt_result="b1_niet_haalbaar", bearable_hours=4)

    def against(doelgroep: Doelgroep) -> str:
        return " ".join(advise(facts, 40, doelgroep, ON).reasons[Leerroute.Z].contra)

    assert "participatie-uren" in against(Doelgroep.ASIELSTATUSHOUDER)
    assert "participatie-uren" not in against(Doelgroep.GEZINSMIGRANT)


def test_the_advice_names_the_judgment_that_requires_weighing_all_routes() -> None:
    basis = advise(IntakeFacts(), None, ASIEL, ON).basis

    assert any("ECLI:NL:RVS:2024:5413" in article for article in basis)


@given(
    st.builds(
        IntakeFacts,
        lbt_status=st.sampled_from([None, "te_plannen", "gepland", "afgenomen", "vrijgesteld", "overgeslagen"]),
        lbt_result=st.sampled_from([None, "b1_haalbaar", "b1_niet_haalbaar", "onbekend"]),
        wants_study=st.sampled_from([None, "ja", "misschien", "nee"]),
        literate=st.sampled_from([None, "ja", "beetje", "nee"]),
        education_years=st.none() | st.integers(0, 25),
        learning_pace=st.none() | st.integers(1, 5),
        bearable_hours=st.none() | st.integers(0, 60),
        preferred_route=st.sampled_from([None, "B", "O", "Z", "geen"]),
    ),
    st.none() | st.integers(0, 90),
    st.sampled_from(Doelgroep),
)
def test_the_advice_never_contradicts_a_clear_toets(facts: IntakeFacts, age: int | None, doelgroep: Doelgroep) -> None:
    advice = advise(facts, age, doelgroep, ON)

    if facts.lbt_result == "b1_niet_haalbaar":
        assert advice.route is Leerroute.Z
    if facts.lbt_result == "b1_haalbaar":
        assert advice.route in (Leerroute.B1, Leerroute.ONDERWIJS)
    assert advice.route is not None or advice.doubts
