"""A person about whom DUO would take everything, with changes."""

from datetime import date
from typing import Any

from rules.duo.refusal import DuoRefusal, DuoRefusalCode
from rules.duo.situation import KnownPip, Situation
from rules.law.terms import Doelgroep, Leerroute

TODAY = date(2026, 11, 21)
FIRST = date(2026, 3, 15)
TERMIJN = (date(2026, 3, 16), date(2029, 3, 15))


def a_pip(dagtekening: date = FIRST, leerroute: Leerroute = Leerroute.B1, *, ours: bool = True) -> KnownPip:
    """A PIP that DUO knows."""
    return KnownPip(dagtekening=dagtekening, leerroute=leerroute, ours=ours)


def a_person(**changes: Any) -> Situation:
    """An asielstatushouder in this gemeente, before the first PIP."""
    usual: dict[str, Any] = {
        "on": TODAY,
        "doelgroep": Doelgroep.ASIELSTATUSHOUDER,
        "plicht_start": date(2026, 1, 10),
        "vestiging": date(2026, 2, 1),
    }
    return Situation(**(usual | changes))


def in_traject(**changes: Any) -> Situation:
    """The same after a first PIP of this gemeente, within the termijn."""
    first, last = TERMIJN
    return a_person(**({"pips": (a_pip(),), "termijn_start": first, "termijn_last_day": last} | changes))


def codes(duo_refusals: list[DuoRefusal]) -> set[DuoRefusalCode]:
    """What stops the message."""
    return {each.code for each in duo_refusals if each.blocking}


def doubts(duo_refusals: list[DuoRefusal]) -> set[DuoRefusalCode]:
    """What is only good to know."""
    return {each.code for each in duo_refusals if not each.blocking}
