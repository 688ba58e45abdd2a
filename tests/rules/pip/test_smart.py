"""The check of one doel, which never blocks."""

from typing import Any

import pytest

from rules.pip.smart import SmartCriterion, measurable, smart
from tests.rules.situations import a_doel, an_activiteit


def test_a_complete_doel_has_no_open_questions() -> None:
    assert all(smart(a_doel()).values())


@pytest.mark.parametrize(
    ("changes", "point"),
    [
        ({"own_words": " "}, SmartCriterion.EIGEN_WOORDEN),
        ({"result": "Ik kan beter praten."}, SmartCriterion.MEETBAAR),
        ({"target": None}, SmartCriterion.DATUM),
        ({"owner": ""}, SmartCriterion.WIE),
        ({"activiteiten": ()}, SmartCriterion.ACTIVITEIT),
        ({"activiteiten": (an_activiteit(what=""),)}, SmartCriterion.ACTIVITEIT),
    ],
)
def test_open_questions_of_a_doel_are_named(changes: dict[str, Any], point: SmartCriterion) -> None:
    assert [each for each, there in smart(a_doel(**changes)).items() if not there] == [point]


@pytest.mark.parametrize(
    "result",
    ["Ik haal niveau A2", "Ik ken 3 buren", "Ik heb een diploma", "Ik ga elke week sporten", "Ik bel zonder hulp"],
)
def test_a_result_that_one_can_see_or_count_is_measurable(result: str) -> None:
    assert measurable(result)


@pytest.mark.parametrize("result", ["", "Ik voel mij beter", "Meer Nederlands spreken", "Ik wil een huis"])
def test_a_result_that_one_cannot_see_is_not(result: str) -> None:
    assert not measurable(result)
