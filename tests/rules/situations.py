"""What the tests of the rules share: the Dutch case files, and a plan and situation in which nothing is wrong."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from rules.law.facts import TrajectFacts
from rules.law.terms import Alfabetisering, Doelgroep, Leefgebied, Leerroute, PipStatus, Taalniveau, TeltVoor
from rules.pip.document import Plan, PlanActiviteit, PlanDoel, RouteReasons
from rules.pip.shortcoming import PipSituation

CASES = Path(__file__).with_name("cases")
DUTCH = {
    "doelgroep": "doelgroep",
    "kennisgeving": "kennisgeving",
    "inschrijving_brp": "brp",
    "bijstand_vanaf": "bijstand_from",
    "informatie_gevraagd": "third_party_asked",
    "informatie_ontvangen": "third_party_received",
    "intake_begonnen": "intake_started",
    "intake_afgerond": "intake_completed",
    "toets_gepland": "lbt_planned",
    "pip_begonnen": "pip_started",
    "pip_status": "pip_status",
    "eerste_pip": "first_pip",
    "volgend_gesprek": "next_talk",
    "pvt_getekend": "pvt_signed",
    "gesloten": "closed",
}


def cases(name: str) -> list[Any]:
    """The cases of one file as pytest parameters; what a case is called is its id."""
    case_list = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["geval"]) for case in case_list]


def a_traject(**changes: Any) -> TrajectFacts:
    """An asielstatushouder of whom nothing is known yet, with changes."""
    return TrajectFacts(**({"doelgroep": Doelgroep.ASIELSTATUSHOUDER} | changes))


def traject_of(situation: dict[str, Any]) -> TrajectFacts:
    """The traject that a case describes in Dutch."""
    facts = {DUTCH[name]: value for name, value in situation.items()}
    if "doelgroep" in facts:
        facts["doelgroep"] = Doelgroep(facts["doelgroep"])
    if "pip_status" in facts:
        facts["pip_status"] = PipStatus(facts["pip_status"])
    assert set(facts) <= {each.name for each in fields(TrajectFacts)}
    return a_traject(**facts)


def an_activiteit(**changes: Any) -> PlanActiviteit:
    """A complete activity, with changes."""
    whole: dict[str, Any] = {
        "id": "activiteit-1", "what": "Taalles", "provider": "Taalschool De Brug", "hours_per_week": Decimal(12),
        "start": date(2026, 4, 6), "until": date(2026, 7, 5), "counts_for": TeltVoor.CURSUSUREN,
    }  # fmt: skip
    return PlanActiviteit(**(whole | changes))


def a_doel(**changes: Any) -> PlanDoel:
    """A complete goal with one activity, with changes."""
    whole: dict[str, Any] = {
        "id": "doel-1", "area": Leefgebied.TAAL, "own_words": "Ik wil met de juf van mijn zoon praten.",
        "result": "Ik voer een gesprek op school zonder hulp.", "target": date(2027, 3, 1), "owner": "Amina",
        "activiteiten": (an_activiteit(),),
    }  # fmt: skip
    return PlanDoel(**(whole | changes))


def a_plan(**changes: Any) -> Plan:
    """A plan for the B1-route of an asielstatushouder in which nothing is wrong, with changes."""
    whole: dict[str, Any] = {
        "own_words": "Ik wil werken in de zorg.", "leerroute": Leerroute.B1, "niveau": Taalniveau.B1,
        "reasons": {each: RouteReasons(pro="Dit spreekt ervoor.", contra="Dit spreekt ertegen.") for each in Leerroute},
        "intensity": "Vier ochtenden per week", "estimated_hours": 900, "alfabetisering": Alfabetisering.NVT,
        "pvt_how": "Vier bijeenkomsten", "pvt_hours": 12, "map_how": "Oefenen in een winkel", "map_hours": 40,
        "begeleiding": "Elke maand een gesprek", "progress_how": "Elke drie maanden een gesprek",
        "next_talk": date(2026, 6, 1), "explained": "ja", "doelen": (a_doel(),),
    }  # fmt: skip
    return Plan(**(whole | changes))


def a_situation(**changes: Any) -> PipSituation:
    """A first PIP of 15 March 2026 of an asielstatushouder who lives in the gemeente, with changes."""
    whole: dict[str, Any] = {
        "on": date(2026, 3, 15), "dagtekening": date(2026, 3, 15), "doelgroep": Doelgroep.ASIELSTATUSHOUDER,
        "intake_completed": True, "first_pip": True, "plicht_start": date(2026, 1, 5), "brp": date(2026, 1, 20),
        "lbt_status": "afgenomen", "lbt_result": "b1_haalbaar",
    }  # fmt: skip
    return PipSituation(**(whole | changes))
