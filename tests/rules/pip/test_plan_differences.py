"""Which values differ in a later plan, even when the text reads the same."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rules.law.terms import AfspraakSide, Childcare, Leefgebied, Leerroute, TeltVoor
from rules.pip.document import Agreement, Plan, PlanActiviteit, PlanDoel, PlanTeamLid, RouteReasons
from rules.pip.plan_differences import PlanDifference, plan_differences

TAALLES = PlanActiviteit(id="a", what="Taalles", provider="School", hours_per_week=Decimal("7.5"))
DOEL = PlanDoel(id="d", area=Leefgebied.TAAL, own_words="Praten", activiteiten=(TAALLES,))
PLAN = Plan(own_words="Kok worden", leerroute=Leerroute.B1, questionnaire="2026-11", doelen=(DOEL,))


def with_activiteit(**values: Any) -> tuple[Plan, PlanDoel, PlanActiviteit]:
    """The plan in which the activiteit has other values."""
    activiteit = replace(TAALLES, **values)
    doel = replace(DOEL, activiteiten=(activiteit,))
    return replace(PLAN, doelen=(doel,)), doel, activiteit


def test_a_plan_does_not_differ_from_itself() -> None:
    assert plan_differences(PLAN, replace(PLAN)) == ()


@pytest.mark.parametrize(
    "values",
    [
        {"childcare": Childcare.NIET_NODIG},
        {"travel_minutes": 0},
        {"split": {TeltVoor.MAP: Decimal(2)}},
        {"counts_for": TeltVoor.PVT},
    ],
)
def test_each_value_of_an_activiteit_counts(values: dict[str, Any]) -> None:
    later, doel, activiteit = with_activiteit(**values)

    assert plan_differences(PLAN, later) == (
        PlanDifference(field=next(iter(values)), doel=doel, activiteit=activiteit),
    )


def test_the_same_hours_in_another_notation_are_no_difference() -> None:
    assert plan_differences(PLAN, with_activiteit(hours_per_week=Decimal("7.50"))[0]) == ()


def test_the_answers_of_the_plan_itself_count() -> None:
    later = replace(PLAN, reasons={Leerroute.Z: RouteReasons(pro="Rustig")}, other={"vervoer": "Fiets"})

    assert [each.field for each in plan_differences(PLAN, later)] == ["reasons", "other"]


def test_added_and_removed_doelen_are_differences_and_their_order_is_not() -> None:
    other, lesson = PlanDoel(id="e", area=Leefgebied.WERK), PlanActiviteit(id="b")
    grown = replace(DOEL, activiteiten=(lesson, TAALLES))
    later = replace(PLAN, doelen=(other, grown))
    turned = replace(PLAN, doelen=(grown, other))

    assert plan_differences(PLAN, later) == (
        PlanDifference(doel=other),
        PlanDifference(doel=grown, activiteit=lesson),
    )
    assert plan_differences(later, PLAN) == (
        PlanDifference(doel=other),
        PlanDifference(doel=DOEL, activiteit=lesson),
    )
    assert plan_differences(later, turned) == ()


def test_values_that_may_change_while_a_version_is_in_force_are_no_difference() -> None:
    later = replace(
        PLAN,
        questionnaire="2027-01",
        agreements=(Agreement(id="x", side=AfspraakSide.PARTNER, done=date(2027, 1, 1)),),
        team=(PlanTeamLid(role="docent", person="Jan"),),
    )

    assert plan_differences(PLAN, later) == ()
