"""The list of what stands where is true: each part is in the documents that carry it and in no other."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from exports.pip.documents import papier_pdf
from rules.law.terms import AfspraakSide, Alfabetisering
from rules.pip.document import Agreement, PipDocument, PlanTeamLid
from rules.pip.documents import CARRIED_BY, Onderdeel, Papier
from tests.exports.documents import TODAY, text
from tests.exports.pips import FULL, SHA

_PLAN = FULL.plan
_DOEL = _PLAN.doelen[0]


def _with(**changes: object) -> PipDocument:
    return replace(FULL, plan=replace(_PLAN, **changes))  # type: ignore[arg-type]


def _doel(**changes: object) -> PipDocument:
    return _with(doelen=(replace(_DOEL, **changes),))  # type: ignore[arg-type]


# each part with a PIP that says something about it that nothing else says, and those words
SAID: Mapping[Onderdeel, tuple[PipDocument, str]] = {
    Onderdeel.WENS: (_with(own_words="Merkwoord"), "Merkwoord"),
    Onderdeel.LEERROUTE: (FULL, "B1-route"),
    Onderdeel.INTENSITEIT: (_with(intensity="Merkwoord"), "Merkwoord"),
    Onderdeel.ALFABETISERING: (_with(alfabetisering=Alfabetisering.A), "Ja, u leert lezen en schrijven (A)"),
    Onderdeel.LBT: (replace(FULL, lbt="Merkwoord"), "Merkwoord"),
    Onderdeel.REDENEN: (FULL, "Te licht voor mevrouw."),
    Onderdeel.WIJZIGING: (replace(FULL, change_reason="Merkwoord"), "Merkwoord"),
    Onderdeel.PVT: (_with(pvt_hours=17), "17 uur"),
    Onderdeel.MAP: (_with(map_hours=147), "147 uur"),
    Onderdeel.BEGELEIDING: (_with(begeleiding="Merkwoord"), "Merkwoord"),
    Onderdeel.VVE: (_with(vve="Merkwoord"), "Merkwoord"),
    Onderdeel.KINDEROPVANG: (_with(childcare="Merkwoord"), "Merkwoord"),
    Onderdeel.ONTZORGEN: (FULL, "28 februari 2027"),
    Onderdeel.PARTICIPATIEWET: (_with(participatiewet="Merkwoord"), "Merkwoord"),
    Onderdeel.DOELEN: (_doel(own_words="Merkwoord"), "Merkwoord"),
    Onderdeel.RESULTATEN: (_doel(result="Merkwoord"), "Merkwoord"),
    Onderdeel.ACTIVITEITEN: (_doel(activiteiten=(replace(_DOEL.activiteiten[0], what="Merkwoord"),)), "Merkwoord"),
    Onderdeel.WEEK: (FULL, "9:00-12:00"),
    Onderdeel.UREN: (FULL, "Nodig volgens de wet"),
    Onderdeel.AFSPRAKEN: (
        _with(agreements=(Agreement(id="1", side=AfspraakSide.GEMEENTE, what="Merkwoord"),)),
        "Merkwoord",
    ),
    Onderdeel.VOORTGANG: (_with(progress_how="Merkwoord"), "Merkwoord"),
    Onderdeel.VOLGEND_GESPREK: (_with(next_talk=date(2031, 7, 9)), "9 juli 2031"),
    # an answer of which the plan has no field; the question is one of the version that the plan was written with
    Onderdeel.ANDERE_VRAGEN: (_with(begeleiding="", other={"begeleiding": "Merkwoord"}), "Merkwoord"),
    Onderdeel.TEAM: (_with(team=(PlanTeamLid(role="welzijn", person="Merkwoord"),)), "Merkwoord"),
    Onderdeel.TERMIJN: (FULL, "1 juni 2029"),
    Onderdeel.VERSIES: (replace(FULL, previous_versions=((1, date(2026, 6, 1), "Merkwoord"),)), "Merkwoord"),
    Onderdeel.CONTROLEGETAL: (FULL, SHA),
    Onderdeel.GRONDSLAG: (FULL, "Besluit inburgering 2021, artikel 5.3"),
    Onderdeel.BEZWAAR: (FULL, "binnen zes weken"),
}


def test_each_part_is_looked_at() -> None:
    assert set(SAID) == set(Onderdeel)


@pytest.mark.parametrize("part", Onderdeel)
def test_a_part_stands_in_the_documents_that_carry_it_and_in_no_other(part: Onderdeel) -> None:
    document, words = SAID[part]

    found = {each for each in Papier if words in text(papier_pdf(each, document, TODAY, language="nl"))}

    assert found == CARRIED_BY[part]
