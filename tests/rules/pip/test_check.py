"""May this PIP be vastgesteld?"""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from rules.law.terms import Alfabetisering, Doelgroep, Leerroute, Taalniveau, TeltVoor
from rules.pip.check import PipSituation, ShortcomingCode, may_be_vastgesteld, shortcomings
from rules.pip.document import Plan, RouteReasons
from rules.pip.time_slots import slots
from tests.rules.situations import a_doel, a_plan, a_situation, an_activiteit

Code = ShortcomingCode
DATED = date(2026, 3, 15)
DAY = timedelta(days=1)
CHANGED: dict[str, Any] = {
    "first_pip": False, "first_dagtekening": date(2025, 3, 1), "previous_dagtekening": date(2025, 9, 1),
    "change_reason": "Verhuizing binnen de gemeente",
}  # fmt: skip
Z_ROUTE: dict[str, Any] = {
    "leerroute": Leerroute.Z,
    "niveau": None,
    "estimated_hours": None,
    "lbt_departure": "Eigen wens",
}
ONDERWIJS: dict[str, Any] = {"leerroute": Leerroute.ONDERWIJS, "estimated_hours": None}
BUSY = (an_activiteit(slots=slots("ma 9-12")), an_activiteit(id="activiteit-2", slots=slots("ma 11-13")))
DIVIDED = (an_activiteit(split={TeltVoor.MAP: Decimal(13)}),)


def shortcoming_codes(plan: Plan, situation: PipSituation) -> dict[ShortcomingCode, bool]:
    return {each.code: each.blocking for each in shortcomings(plan, situation)}


def test_complete_first_pip_may_be_vastgesteld() -> None:
    gaps = shortcomings(a_plan(), a_situation())

    assert gaps == []
    assert may_be_vastgesteld(gaps)


def test_empty_plan_has_shortcomings_and_may_not_be_vastgesteld() -> None:
    gaps = shortcomings(Plan(), a_situation())

    assert not may_be_vastgesteld(gaps)
    assert all(each.text.endswith((".", "?")) and each.article for each in gaps)


@pytest.mark.parametrize(
    ("plan", "situation", "code"),
    [
        ({"leerroute": None, "estimated_hours": None}, {}, Code.LEERROUTE_ONTBREEKT),
        (ONDERWIJS | {"niveau": Taalniveau.A2}, {}, Code.NIVEAU_PAST_NIET),
        (Z_ROUTE | {"niveau": Taalniveau.B1}, {}, Code.NIVEAU_PAST_NIET),
        ({"niveau": Taalniveau.A2}, {}, Code.A2_IN_EERSTE_PIP),
        ({"intensity": " "}, {}, Code.INTENSITEIT_ONTBREEKT),
        ({}, {"doelgroep": Doelgroep.GEZINSMIGRANT}, Code.GESCHATTE_UREN_NIET_TOEGESTAAN),
        (Z_ROUTE | {"estimated_hours": 800}, {}, Code.GESCHATTE_UREN_NIET_TOEGESTAAN),
        ({"alfabetisering": None}, {}, Code.ALFABETISERING_ONTBREEKT),
        ({}, {"lbt_status": "te_plannen", "lbt_result": None}, Code.LBT_ZONDER_UITKOMST),
        ({}, {"lbt_status": "overgeslagen", "lbt_result": None}, Code.LBT_ZONDER_UITKOMST),
        ({}, {"lbt_result": "b1_niet_haalbaar"}, Code.AFWIJKING_LBT_ZONDER_REDEN),
        (ONDERWIJS, {"lbt_result": "b1_niet_haalbaar"}, Code.AFWIJKING_LBT_ZONDER_REDEN),
        (Z_ROUTE | {"lbt_departure": ""}, {}, Code.AFWIJKING_LBT_ZONDER_REDEN),
        ({"pvt_hours": 11}, {}, Code.PVT_UREN_TE_WEINIG),
        ({"pvt_hours": None}, {}, Code.PVT_UREN_TE_WEINIG),
        ({"pvt_how": ""}, {}, Code.PVT_INVULLING_ONTBREEKT),
        ({"map_hours": 39}, {}, Code.MAP_UREN_TE_WEINIG),
        (Z_ROUTE | {"map_hours": None}, {}, Code.MAP_UREN_TE_WEINIG),
        ({"map_how": ""}, {}, Code.MAP_INVULLING_ONTBREEKT),
        ({"begeleiding": ""}, {}, Code.BEGELEIDING_ONTBREEKT),
        ({}, {"child_under_vve_age": True}, Code.VVE_ONTBREEKT),
        ({"participatiewet": "Eigen brief"}, {"bijstand": True}, Code.ONTZORGEN_ONTBREEKT),
        ({"progress_how": ""}, {}, Code.VOORTGANG_ONTBREEKT),
        ({"next_talk": None}, {}, Code.VOLGEND_GESPREK_ONTBREEKT),
        ({"doelen": ()}, {}, Code.DOEL_ONTBREEKT),
        ({"doelen": (a_doel(activiteiten=()),)}, {}, Code.DOEL_ZONDER_ACTIVITEIT),
        ({}, {"intake_completed": False}, Code.INTAKE_NIET_AFGEROND),
        ({}, CHANGED | {"change_reason": " "}, Code.WIJZIGING_ZONDER_REDEN),
        ({}, {"on": DATED - DAY}, Code.DAGTEKENING_IN_TOEKOMST),
        ({}, {"plicht_start": DATED + DAY}, Code.DAGTEKENING_VOOR_PLICHT),
        ({}, CHANGED | {"previous_dagtekening": DATED + DAY}, Code.DAGTEKENING_VOOR_VORIGE_PIP),
    ],
)
def test_a_shortcoming_stops_the_vaststelling(
    plan: dict[str, Any], situation: dict[str, Any], code: ShortcomingCode
) -> None:
    assert shortcoming_codes(a_plan(**plan), a_situation(**situation)) == {code: True}


@pytest.mark.parametrize(
    ("plan", "situation", "code"),
    [
        ({"explained": None}, {}, Code.NIET_UITGELEGD),
        ({"explained": "weet_niet"}, {}, Code.NIET_UITGELEGD),
        ({}, {"brp": DATED + DAY}, Code.DAGTEKENING_VOOR_VESTIGING),
        ({}, {"brp": None}, Code.DAGTEKENING_VOOR_VESTIGING),
        ({}, {"in_azc": True}, Code.DAGTEKENING_VOOR_VESTIGING),
        ({"niveau": Taalniveau.A2}, CHANGED, Code.AFSCHALEN_CONTROLEREN),
        (ONDERWIJS | {"alfabetisering": Alfabetisering.AA}, {}, Code.ALFABETISERING_PAST_NIET),
        ({"ontzorgen": "Huur en energie"}, {"bijstand": True}, Code.PARTICIPATIEWET_ONTBREEKT),
        ({"next_talk": DATED - DAY}, {}, Code.VOLGEND_GESPREK_VOOR_PIP),
        ({"doelen": (a_doel(target=date(2029, 3, 16)),)}, {}, Code.DOEL_NA_TERMIJN),
        ({"doelen": (a_doel(target=date(2028, 3, 2)),)}, CHANGED, Code.DOEL_NA_TERMIJN),
        (
            {"doelen": (a_doel(target=date(2028, 3, 2)),)},
            {"termijn_until": date(2028, 3, 1)},
            Code.DOEL_NA_TERMIJN,
        ),  # DUO made the termijn shorter
        ({"doelen": (a_doel(activiteiten=BUSY),)}, {}, Code.WEEK_BOTST),
        ({"doelen": (a_doel(activiteiten=DIVIDED),)}, {}, Code.VERDELING_TE_VEEL),
    ],
)
def test_a_smaller_shortcoming_only_warns(
    plan: dict[str, Any], situation: dict[str, Any], code: ShortcomingCode
) -> None:
    gaps = shortcomings(a_plan(**plan), a_situation(**situation))

    assert [(each.code, each.blocking) for each in gaps] == [(code, False)]
    assert may_be_vastgesteld(gaps)


@pytest.mark.parametrize(
    ("plan", "situation"),
    [
        ({"niveau": None}, {}),
        (Z_ROUTE | {"niveau": Taalniveau.A2}, {}),
        (ONDERWIJS | {"map_hours": None, "map_how": ""}, {}),
        ({"intensity": "", "estimated_hours": None}, {"doelgroep": Doelgroep.OVERIGE_MIGRANT}),
        ({}, {"lbt_status": "vrijgesteld", "lbt_result": None}),
        ({}, {"lbt_status": "gepland", "lbt_result": None, "lbt_planned_on": date(2026, 4, 1)}),
        ({"lbt_departure": "De docent ziet meer."}, {"lbt_result": "b1_niet_haalbaar"}),
        (
            {"estimated_hours": None, "participatiewet": "Brief"},
            {"bijstand": True, "doelgroep": Doelgroep.GEZINSMIGRANT},
        ),
        ({}, {"plicht_start": DATED, "brp": DATED}),
        ({"vve": "Aangemeld"}, {"child_under_vve_age": True}),
        ({"doelen": (a_doel(target=date(2029, 3, 15)),)}, {}),
        ({}, CHANGED | {"previous_dagtekening": DATED, "first_dagtekening": DATED}),
        ({}, CHANGED | {"intake_completed": False}),
        ({}, {"dagtekening": None}),
    ],
)
def test_a_good_plan_has_no_shortcomings(plan: dict[str, Any], situation: dict[str, Any]) -> None:
    assert shortcoming_codes(a_plan(**plan), a_situation(**situation)) == {}


@pytest.mark.parametrize("route", list(Leerroute))
def test_every_leerroute_needs_reasons_for_and_against(route: Leerroute) -> None:
    reasons = a_plan().reasons | {route: RouteReasons()}

    gaps = shortcomings(a_plan(reasons=reasons), a_situation())

    assert [each.code for each in gaps] == [Code.REDEN_VOOR_ONTBREEKT, Code.REDEN_TEGEN_ONTBREEKT]
    assert all("RVS:2024:5413" in each.article for each in gaps)


def test_amended_pip_before_the_first_pip_is_refused() -> None:
    situation = a_situation(**CHANGED | {"first_dagtekening": DATED + DAY, "previous_dagtekening": DATED + 2 * DAY})

    assert shortcoming_codes(a_plan(), situation) == {
        Code.DAGTEKENING_VOOR_EERSTE_PIP: True,
        Code.DAGTEKENING_VOOR_VORIGE_PIP: True,
    }


def test_a_pip_dated_before_the_law_is_refused_and_its_other_shortcomings_are_named() -> None:
    gaps = shortcoming_codes(a_plan(), a_situation(dagtekening=date(2021, 12, 31), plicht_start=None))

    assert gaps[Code.DAGTEKENING_VOOR_WET] is True


@pytest.mark.parametrize(
    ("before", "after", "dated", "warns"),
    [
        (Leerroute.B1, Leerroute.Z, date(2026, 9, 1), False),
        (Leerroute.B1, Leerroute.Z, date(2026, 9, 2), True),
        (Leerroute.ONDERWIJS, Leerroute.B1, date(2026, 9, 2), False),
        (Leerroute.B1, Leerroute.B1, date(2026, 9, 2), False),
    ],
)
def test_schakelen_warns_after_a_year_and_a_half(before: Leerroute, after: Leerroute, dated: date, warns: bool) -> None:
    situation = a_situation(**CHANGED | {"on": dated, "dagtekening": dated, "previous_leerroute": before})
    plan = a_plan(**(Z_ROUTE if after is Leerroute.Z else {}) | {"next_talk": date(2026, 12, 1)})

    assert shortcoming_codes(plan, situation) == ({Code.SCHAKELEN_TE_LAAT: False} if warns else {})


def test_an_incomplete_doel_is_reported_in_one_sentence() -> None:
    doel = a_doel(result="", target=None, owner=" ")

    (gap,) = shortcomings(a_plan(doelen=(doel,)), a_situation())

    assert gap.code is Code.DOEL_ONVOLLEDIG
    assert gap.field == "doel-1"
    assert gap.text == (
        "Doel 1 (“Ik wil met de juf van mijn zoon praten.”): vul nog in wat er dan is bereikt, "
        "wanneer het klaar is en wie ervoor zorgt."
    )


def test_incomplete_activiteit_is_named_with_its_doel() -> None:
    doel = a_doel(activiteiten=(an_activiteit(provider=""),))

    (gap,) = shortcomings(a_plan(doelen=(doel,)), a_situation())

    assert (gap.code, gap.field) == (Code.ACTIVITEIT_ONVOLLEDIG, "activiteit-1")
    assert gap.text == "Activiteit 1 bij doel 1 (“Taalles”): vul nog in bij wie of waar."


def test_activiteit_cannot_end_before_it_begins_but_may_last_one_day() -> None:
    start = date(2026, 4, 6)

    def codes(until: date) -> list[ShortcomingCode]:
        doel = a_doel(activiteiten=(an_activiteit(start=start, until=until),))
        return [each.code for each in shortcomings(a_plan(doelen=(doel,)), a_situation())]

    assert codes(start - DAY) == [Code.ACTIVITEIT_EINDE_VOOR_BEGIN]
    assert codes(start) == []


def test_every_question_that_a_shortcoming_points_to_exists_in_the_plan() -> None:
    newest = sorted(Path("forms/definitions/plan").glob("*.yaml"))[-1]
    sections = yaml.safe_load(newest.read_text(encoding="utf-8"))["sections"]
    questions = {question["id"] for section in sections for question in section["questions"]}
    elsewhere = {"", "dagtekening", "doel"}
    everything = [
        *shortcomings(Plan(), a_situation(lbt_result="b1_niet_haalbaar", bijstand=True, child_under_vve_age=True)),
        *shortcomings(a_plan(**Z_ROUTE | {"niveau": Taalniveau.B1, "lbt_departure": ""}), a_situation()),
        *shortcomings(a_plan(), a_situation(doelgroep=Doelgroep.GEZINSMIGRANT)),
    ]

    assert {each.field for each in everything} <= questions | elsewhere
