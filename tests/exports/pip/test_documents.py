"""Each part of a plan is printed in exactly the documents that the list of contents names."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from exports.pip.documents import papier_pdf
from rules.law.terms import AfspraakSide, Alfabetisering
from rules.pip.document import Agreement, PipDocument, PlanTeamLid
from rules.pip.documents import STANDS_IN, DocumentKind, PipPart
from tests.exports.documents import TODAY, text
from tests.exports.pips import FULL, SHA

_PLAN = FULL.plan
_DOEL = _PLAN.doelen[0]


def _with(**changes: object) -> PipDocument:
    return replace(FULL, plan=replace(_PLAN, **changes))  # type: ignore[arg-type]


def _doel(**changes: object) -> PipDocument:
    return _with(doelen=(replace(_DOEL, **changes),))  # type: ignore[arg-type]


# each part with a PIP that says something about it that nothing else says, and those words
WORDS_OF_PART: Mapping[PipPart, tuple[PipDocument, str]] = {
    PipPart.WENS: (_with(own_words="Merkwoord"), "Merkwoord"),
    PipPart.LEERROUTE: (FULL, "B1-route"),
    PipPart.INTENSITEIT: (_with(intensity="Merkwoord"), "Merkwoord"),
    PipPart.ALFABETISERING: (_with(alfabetisering=Alfabetisering.A), "Ja, u leert lezen en schrijven (A)"),
    PipPart.LBT: (replace(FULL, lbt="Merkwoord"), "Merkwoord"),
    PipPart.REDENEN: (FULL, "Te licht voor mevrouw."),
    PipPart.WIJZIGING: (replace(FULL, change_reason="Merkwoord"), "Merkwoord"),
    PipPart.PVT: (_with(pvt_hours=17), "17 uur"),
    PipPart.MAP: (_with(map_hours=147), "147 uur"),
    PipPart.BEGELEIDING: (_with(begeleiding="Merkwoord"), "Merkwoord"),
    PipPart.VVE: (_with(vve="Merkwoord"), "Merkwoord"),
    PipPart.KINDEROPVANG: (_with(childcare="Merkwoord"), "Merkwoord"),
    PipPart.ONTZORGEN: (FULL, "28 februari 2027"),
    PipPart.PARTICIPATIEWET: (_with(participatiewet="Merkwoord"), "Merkwoord"),
    PipPart.DOELEN: (_doel(own_words="Merkwoord"), "Merkwoord"),
    PipPart.RESULTATEN: (_doel(result="Merkwoord"), "Merkwoord"),
    PipPart.ACTIVITEITEN: (_doel(activiteiten=(replace(_DOEL.activiteiten[0], what="Merkwoord"),)), "Merkwoord"),
    PipPart.WEEK: (FULL, "9:00-12:00"),
    PipPart.UREN: (FULL, "Nodig volgens de wet"),
    PipPart.AFSPRAKEN: (
        _with(agreements=(Agreement(id="1", side=AfspraakSide.GEMEENTE, what="Merkwoord"),)),
        "Merkwoord",
    ),
    PipPart.VOORTGANG: (_with(progress_how="Merkwoord"), "Merkwoord"),
    PipPart.VOLGEND_GESPREK: (_with(next_talk=date(2031, 7, 9)), "9 juli 2031"),
    # an answer of which the plan has no field; the question is one of the version that the plan was written with
    PipPart.ANDERE_VRAGEN: (_with(begeleiding="", other={"begeleiding": "Merkwoord"}), "Merkwoord"),
    PipPart.TEAM: (_with(team=(PlanTeamLid(role="welzijn", person="Merkwoord"),)), "Merkwoord"),
    PipPart.TERMIJN: (FULL, "1 juni 2029"),
    PipPart.VERSIES: (replace(FULL, previous_versions=((1, date(2026, 6, 1), "Merkwoord"),)), "Merkwoord"),
    PipPart.CONTROLEGETAL: (FULL, SHA),
    PipPart.GRONDSLAG: (FULL, "Besluit inburgering 2021, artikel 5.3"),
    PipPart.BEZWAAR: (FULL, "binnen zes weken"),
}


def test_each_part_of_the_plan_is_checked() -> None:
    assert set(WORDS_OF_PART) == set(PipPart)


@pytest.mark.parametrize("part", PipPart)
def test_a_part_is_printed_in_the_documents_that_should_have_it_and_in_no_other(part: PipPart) -> None:
    document, words = WORDS_OF_PART[part]

    kinds = {each for each in DocumentKind if words in text(papier_pdf(each, document, TODAY, language="nl"))}

    assert kinds == STANDS_IN[part]
