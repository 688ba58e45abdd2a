"""The words about the documents of a PIP are complete and short."""

from dataclasses import replace

from forms.pip.pip_team import TeamRole
from rules.pip.document import Plan
from rules.pip.documents import DocumentKind, PipPart, differences
from rules.pip.ontzorgen import Budgetbeheer, FixedCost, Readiness
from tests.exports.pips import FULL
from texts.pip.documents import (
    BUDGETBEHEER,
    FIXED_COSTS,
    ONDERDELEN,
    PAPIEREN,
    READINESS,
    TEAM_ROLES,
    difference_lines,
    listed,
)


def test_every_document_part_and_code_has_a_name() -> None:
    assert set(PAPIEREN) == set(DocumentKind)
    assert set(ONDERDELEN) == set(PipPart)
    assert set(FIXED_COSTS) == set(FixedCost)
    assert set(READINESS) == set(Readiness)
    assert set(BUDGETBEHEER) == set(Budgetbeheer)
    assert set(TEAM_ROLES) == set(TeamRole)


def test_the_contents_of_each_document_are_described_in_a_few_sentences() -> None:
    lines = difference_lines(differences(FULL), 0, 3)

    assert lines[0] == "Alleen in de beschikking: de artikelen van het besluit."
    assert any(line.startswith("Niet in de samenvatting: ") and "de redenen per leerroute" in line for line in lines)
    assert any(line.startswith("Niet in de beschikking: de doelen") for line in lines)
    assert len(lines) <= 4


def test_goals_that_the_summary_leaves_out_are_mentioned() -> None:
    document_differences = differences(replace(FULL, plan=Plan()))

    assert difference_lines(document_differences, 3, 9)[-1] == "In de samenvatting staan 6 van de 9 doelen."


def test_a_list_ends_with_en() -> None:
    assert (listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])) == ("a", "a en b", "a, b en c")
