"""Which parts are in one document of a PIP and not in another."""

from dataclasses import replace

from rules.law.terms import Doelgroep, Leefgebied, Wijziging
from rules.pip.document import Plan, PlanDoel
from rules.pip.documents import (
    STANDS_IN,
    DocumentKind,
    PipPart,
    differences,
    has_ontzorgen,
    is_change,
    left_out_of_summary,
    parts,
)
from tests.exports.pips import CONCEPT, FIRST, FULL


def test_every_part_is_in_at_least_one_document() -> None:
    assert set(STANDS_IN) == set(PipPart)
    assert all(STANDS_IN.values())


def test_only_parts_with_content_can_differ_between_documents() -> None:
    parts = {each.part for each in differences(FULL)}

    assert PipPart.TEAM in parts
    assert PipPart.TEAM not in {each.part for each in differences(replace(FULL, plan=replace(FULL.plan, team=())))}
    assert PipPart.WENS not in parts


def test_a_difference_names_the_documents_with_and_without_the_part() -> None:
    difference = next(each for each in differences(FULL) if each.part is PipPart.TEAM)

    assert difference.stands_in == {DocumentKind.ONTWIKKELPLAN}
    assert difference.missing_in == {DocumentKind.BESCHIKKING, DocumentKind.SAMENVATTING}


def test_a_draft_has_no_bezwaar_clause_and_no_checksum() -> None:
    assert not {PipPart.BEZWAAR, PipPart.CONTROLEGETAL} & set(parts(CONCEPT))
    assert {PipPart.BEZWAAR, PipPart.CONTROLEGETAL} <= set(parts(FIRST))


def test_an_empty_plan_still_has_its_legal_basis() -> None:
    assert parts(replace(CONCEPT, plan=Plan(), lbt="", termijn_start=None)) == (PipPart.GRONDSLAG,)


def test_ontzorgen_is_for_asielstatushouders_only() -> None:
    assert has_ontzorgen(FULL)
    assert not has_ontzorgen(replace(FULL, doelgroep=Doelgroep.GEZINSMIGRANT))


def test_a_later_version_is_a_change_and_the_first_is_not() -> None:
    assert is_change(FULL)
    assert is_change(replace(FIRST, change_kind=Wijziging.VERHUIZING))
    assert not is_change(FIRST)


def test_the_summary_counts_the_goals_that_it_leaves_out() -> None:
    doelen = tuple(PlanDoel(id=str(each), area=Leefgebied.TAAL) for each in range(8))

    assert left_out_of_summary(replace(FULL, plan=Plan(doelen=doelen))) == 2
    assert left_out_of_summary(FULL) == 0
