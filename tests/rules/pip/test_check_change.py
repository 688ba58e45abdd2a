"""The check of a changed PIP by its kind of change, and of the approval where that is required."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rules.law.birth_date import BirthDate
from rules.law.terms import Leerroute, Taalniveau, Wijziging
from rules.pip.approval import Approval, ApprovalFacts, approval
from rules.pip.changes import ChangeFacts, Taalonderdeel
from rules.pip.check import PipSituation, ShortcomingCode, shortcomings
from rules.pip.document import Plan
from tests.rules.situations import a_plan, a_situation

Code = ShortcomingCode
FROM: dict[str, Any] = {"from_leerroute": Leerroute.B1, "from_niveau": Taalniveau.B1}
CHANGED: dict[str, Any] = {
    "first_pip": False, "first_dagtekening": date(2025, 3, 1), "previous_dagtekening": date(2025, 9, 1),
    "previous_leerroute": Leerroute.B1, "change_reason": "Nieuwe omstandigheden",
}  # fmt: skip
Z: dict[str, Any] = {"leerroute": Leerroute.Z, "niveau": None, "estimated_hours": None, "lbt_departure": "Eigen wens"}
SCALED = ChangeFacts(
    **FROM,
    stated_hours=600,
    attainable=False,
    effort=True,
    effort_reason="De school ziet inzet",
    parts=tuple(Taalonderdeel),
)  # fmt: skip


def changed(kind: Wijziging, facts: ChangeFacts, **more: Any) -> PipSituation:
    return a_situation(**{**CHANGED, "change_kind": kind, "change": facts, **more})


def shortcoming_codes(plan: Plan, situation: PipSituation) -> dict[Code, bool]:
    return {each.code: each.blocking for each in shortcomings(plan, situation)}


def test_a_change_of_content_keeps_the_leerroute_and_the_niveau() -> None:
    content = changed(Wijziging.INHOUD, ChangeFacts(**FROM))

    assert shortcoming_codes(a_plan(), content) == {}
    assert shortcoming_codes(a_plan(niveau=None), content) == {}
    assert shortcoming_codes(a_plan(**Z), content) == {Code.PLAN_PAST_NIET_BIJ_WIJZIGING: True}
    assert shortcoming_codes(a_plan(niveau=Taalniveau.A2), content)[Code.PLAN_PAST_NIET_BIJ_WIJZIGING]


def test_afschalen_puts_the_niveau_at_a2_and_is_checked_again_on_its_day() -> None:
    a2 = a_plan(niveau=Taalniveau.A2)

    assert shortcoming_codes(a2, changed(Wijziging.AFSCHALEN, SCALED)) == {}
    assert shortcoming_codes(a_plan(), changed(Wijziging.AFSCHALEN, SCALED)) == {
        Code.PLAN_PAST_NIET_BIJ_WIJZIGING: True
    }
    assert shortcoming_codes(a2, changed(Wijziging.AFSCHALEN, ChangeFacts(**FROM)))[Code.VOORWAARDE_WIJZIGING]


def test_family_with_a_regular_permit_is_not_asked_about_ontzorgen() -> None:
    situation = a_situation(bijstand=True)
    without_ontzorgen = a_situation(bijstand=True, regular_permit=True)

    assert Code.ONTZORGEN_ONTBREEKT in shortcoming_codes(a_plan(), situation)
    assert Code.ONTZORGEN_ONTBREEKT not in shortcoming_codes(a_plan(), without_ontzorgen)


@pytest.mark.parametrize(("planned", "lacks"), [(-1, True), (0, False), (1, False)])
def test_a_leerbaarheidstoets_planned_in_the_past_is_not_an_outcome(planned: int, lacks: bool) -> None:
    situation = a_situation(lbt_result=None, lbt_status="gepland")
    situation = replace(situation, lbt_planned_on=situation.on + timedelta(days=planned))

    assert (Code.LBT_ZONDER_UITKOMST in shortcoming_codes(a_plan(), situation)) is lacks


def test_missing_personal_data_for_the_decision_are_named() -> None:
    assert shortcoming_codes(a_plan(), a_situation(address=" ")) == {Code.ADRES_ONTBREEKT: False}
    assert shortcoming_codes(a_plan(), a_situation(birth_date=BirthDate(2012, 1, 1))) == {Code.LEEFTIJD: False}
    assert shortcoming_codes(a_plan(), a_situation(birth_date=BirthDate(1990, 1, 1), address="Kade 2")) == {}


def test_niveau_a2_is_possible_by_afschalen_only() -> None:
    to_b1 = ChangeFacts(from_leerroute=Leerroute.Z, to_leerroute=Leerroute.B1, discussed=True)
    elsewhere = ChangeFacts(earlier_pip=date(2025, 3, 1), earlier_leerroute=Leerroute.B1)
    moved = changed(Wijziging.VERHUIZING, elsewhere, intake_completed=False, previous_leerroute=None)

    for situation in (changed(Wijziging.SCHAKELEN, to_b1), moved):
        assert shortcoming_codes(a_plan(niveau=Taalniveau.A2), situation) == {Code.A2_ZONDER_AFSCHALEN: True}
        assert shortcoming_codes(a_plan(), situation) == {}


def test_schakelen_that_was_not_discussed_is_not_vastgesteld() -> None:
    facts = ChangeFacts(**FROM, to_leerroute=Leerroute.Z)

    assert shortcoming_codes(a_plan(**Z), changed(Wijziging.SCHAKELEN, facts)) == {Code.VOORWAARDE_WIJZIGING: True}


def test_an_earlier_afschaling_stays_in_a_change_of_content() -> None:
    facts = ChangeFacts(from_leerroute=Leerroute.B1, from_niveau=Taalniveau.A2)

    assert shortcoming_codes(a_plan(niveau=Taalniveau.A2), changed(Wijziging.INHOUD, facts)) == {}


def test_schakelen_uses_the_chosen_leerroute() -> None:
    facts = ChangeFacts(**FROM, to_leerroute=Leerroute.Z, discussed=True)

    assert shortcoming_codes(a_plan(**Z), changed(Wijziging.SCHAKELEN, facts)) == {}
    assert shortcoming_codes(a_plan(), changed(Wijziging.SCHAKELEN, facts)) == {Code.PLAN_PAST_NIET_BIJ_WIJZIGING: True}


def test_after_a_move_the_leerroute_of_the_other_gemeente_stays() -> None:
    facts = ChangeFacts(earlier_pip=date(2025, 3, 1), earlier_leerroute=Leerroute.Z)
    moved = {"first_pip": False, "intake_completed": False, "previous_leerroute": None}

    assert shortcoming_codes(a_plan(**Z), changed(Wijziging.VERHUIZING, facts, **moved)) == {}
    assert shortcoming_codes(a_plan(), changed(Wijziging.VERHUIZING, facts, **moved)) == {
        Code.PLAN_PAST_NIET_BIJ_WIJZIGING: True
    }


@pytest.mark.parametrize("state", [each for each in Approval if each is not Approval.GEGEVEN])
def test_without_a_valid_approval_there_is_no_vaststelling_where_approval_is_required(state: Approval) -> None:
    assert shortcoming_codes(a_plan(), a_situation(approval=state)) == {Code.AKKOORD_ONTBREEKT: True}


@pytest.mark.parametrize("state", [None, Approval.GEGEVEN])
def test_a_given_approval_or_no_required_approval_stops_nothing(state: Approval | None) -> None:
    assert shortcoming_codes(a_plan(), a_situation(approval=state)) == {}


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ((False, False, False, False), Approval.NIET_GEVRAAGD),
        ((True, False, False, False), Approval.GEVRAAGD),
        ((True, True, False, True), Approval.GEGEVEN),
        ((True, True, False, False), Approval.VERVALLEN),
        ((False, False, True, False), Approval.TERUGGESTUURD),
    ],
)
def test_an_approval_is_in_exactly_one_state(facts: tuple[bool, bool, bool, bool], state: Approval) -> None:
    request, approved, sent_back, unchanged = facts
    known = ApprovalFacts(requested=request, approved=approved, sent_back=sent_back, unchanged=unchanged)

    assert approval(known) is state
