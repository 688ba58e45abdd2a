"""What stands in one document of a PIP and not in another."""

from dataclasses import replace

from rules.law.terms import Doelgroep, Leefgebied, Wijziging
from rules.pip.document import Plan, PlanDoel
from rules.pip.documents import (
    CARRIED_BY,
    Onderdeel,
    Papier,
    differences,
    is_change,
    left_out_of_summary,
    parts,
    relieved,
)
from tests.exports.pips import CONCEPT, FIRST, FULL


def test_every_part_is_carried_by_a_document() -> None:
    assert set(CARRIED_BY) == set(Onderdeel)
    assert all(CARRIED_BY.values())


def test_only_what_the_plan_says_can_differ() -> None:
    said = {each.part for each in differences(FULL)}

    assert Onderdeel.TEAM in said
    assert Onderdeel.TEAM not in {each.part for each in differences(replace(FULL, plan=replace(FULL.plan, team=())))}
    assert Onderdeel.WENS not in said


def test_a_difference_says_where_it_stands_and_where_not() -> None:
    found = next(each for each in differences(FULL) if each.part is Onderdeel.TEAM)

    assert found.stands_in == {Papier.ONTWIKKELPLAN}
    assert found.missing_in == {Papier.BESCHIKKING, Papier.SAMENVATTING}


def test_a_draft_tells_of_no_bezwaar_and_no_checksum() -> None:
    assert not {Onderdeel.BEZWAAR, Onderdeel.CONTROLEGETAL} & set(parts(CONCEPT))
    assert {Onderdeel.BEZWAAR, Onderdeel.CONTROLEGETAL} <= set(parts(FIRST))


def test_an_empty_plan_still_has_its_legal_ground() -> None:
    assert parts(replace(CONCEPT, plan=Plan(), lbt="", termijn_start=None)) == (Onderdeel.GRONDSLAG,)


def test_ontzorgen_is_for_asielstatushouders_only() -> None:
    assert relieved(FULL)
    assert not relieved(replace(FULL, doelgroep=Doelgroep.GEZINSMIGRANT))


def test_a_version_after_another_is_a_change_and_the_first_is_not() -> None:
    assert is_change(FULL)
    assert is_change(replace(FIRST, change_kind=Wijziging.VERHUIZING))
    assert not is_change(FIRST)


def test_the_summary_counts_the_goals_that_it_leaves_out() -> None:
    doelen = tuple(PlanDoel(id=str(each), area=Leefgebied.TAAL) for each in range(8))

    assert left_out_of_summary(replace(FULL, plan=Plan(doelen=doelen))) == 2
    assert left_out_of_summary(FULL) == 0
