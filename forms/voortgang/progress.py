"""The talks about the progress and the meetings of the PIP-team: which kinds there are, and how one ends."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rules.law.terms import Leerroute
from rules.problems import Problem, ProblemCode, problems_of

QUESTIONNAIRE = "voortgang"
STAND = "stand"  # the section with the questions about one doel
NEXT_DATE = "volgende_datum"
EARLIEST = date(1990, 1, 1)
FURTHEST = timedelta(days=3 * 366)  # no talk is planned beyond the inburgeringstermijn
STAND_FIELDS = ("status", "went_well", "obstacle", "change")


class VoortgangKind(StrEnum):
    """What a talk is for."""

    VOORTGANG = "voortgang"
    EVALUATIE = "evaluatie"
    PIP_TEAM = "pip_team"
    MAP_EINDGESPREK = "map_eindgesprek"
    Z_EINDGESPREK = "z_eindgesprek"
    SIGNAAL = "signaal"


class VoortgangOutcome(StrEnum):
    """What a talk means for the plan: it stays as it is, or a new version is needed (Wet inburgering, art. 17)."""

    PIP_BLIJFT = "pip_blijft"
    INHOUD = "inhoud"
    AFSCHALEN = "afschalen"
    SCHAKELEN = "schakelen"


@dataclass(frozen=True, kw_only=True)
class VoortgangFacts:
    """What is told of a talk when it is planned or begun."""

    kind: str = ""
    held_on: date | None = None


def kinds(leerroute: Leerroute | None) -> tuple[VoortgangKind, ...]:
    """The talks that belong to a leerroute: no MAP in the onderwijsroute, an end talk of the Z-route only there."""
    gone = {
        Leerroute.B1: {VoortgangKind.Z_EINDGESPREK},
        Leerroute.ONDERWIJS: {VoortgangKind.MAP_EINDGESPREK, VoortgangKind.Z_EINDGESPREK},
        Leerroute.Z: set[VoortgangKind](),
        None: {VoortgangKind.MAP_EINDGESPREK, VoortgangKind.Z_EINDGESPREK},
    }
    return tuple(each for each in VoortgangKind if each not in gone[leerroute])


def outcomes(leerroute: Leerroute | None) -> tuple[VoortgangOutcome, ...]:
    """What a talk can mean for a plan: afschalen belongs to the B1-route only (Wet inburgering, art. 17 lid 3)."""
    return tuple(
        each for each in VoortgangOutcome if each is not VoortgangOutcome.AFSCHALEN or leerroute is Leerroute.B1
    )


def problems(facts: VoortgangFacts, leerroute: Leerroute | None, on: date) -> tuple[Problem, ...]:
    """What is wrong with a talk on the day `on`, in the order of the form."""
    kind = _chosen(facts.kind, VoortgangKind)
    if kind is None and facts.kind not in kinds(leerroute):
        kind = ProblemCode.OTHER_ROUTE
    codes = {"kind": kind, "held_on": _day(facts.held_on, on)}
    return problems_of(codes)


@dataclass(frozen=True, kw_only=True)
class Ending:
    """What is looked at when a talk is closed; the dates are those of the dossier."""

    kind: str
    held_on: date
    outcome: str
    next_on: date | None
    termijn_start: date | None = None
    map_talk_on: date | None = None
    z_done_on: date | None = None
    leerroute: Leerroute | None = None


def ending_problems(ending: Ending, on: date) -> tuple[Problem, ...]:
    """What stands in the way of closing a talk.

    DUO takes the end talks from the start of the inburgeringstermijn only, and none of the MAP after that of the
    Z-route. Who has ended needs no next talk.
    """
    codes = {
        "held_on": _held_on(ending, on),
        "outcome": _outcome(ending),
        NEXT_DATE: _next(ending, on),
    }
    return problems_of(codes)


def _outcome(ending: Ending) -> ProblemCode | None:
    wrong = _chosen(ending.outcome, VoortgangOutcome)
    if wrong is None and ending.outcome not in outcomes(ending.leerroute):
        return ProblemCode.OTHER_ROUTE
    return wrong


def _held_on(ending: Ending, on: date) -> ProblemCode | None:
    if ending.held_on > on:
        return ProblemCode.IN_FUTURE
    if ending.kind not in (VoortgangKind.MAP_EINDGESPREK, VoortgangKind.Z_EINDGESPREK):
        return None
    if ending.termijn_start is None or ending.held_on < ending.termijn_start:
        return ProblemCode.BEFORE_TERMIJN
    if ending.kind == VoortgangKind.MAP_EINDGESPREK and ending.z_done_on and ending.held_on > ending.z_done_on:
        return ProblemCode.AFTER_Z
    if ending.kind == VoortgangKind.Z_EINDGESPREK and ending.map_talk_on and ending.held_on < ending.map_talk_on:
        return ProblemCode.BEFORE_MAP
    return None


def _next(ending: Ending, on: date) -> ProblemCode | None:
    if ending.next_on is None:
        return None if ending.kind == VoortgangKind.Z_EINDGESPREK else ProblemCode.MISSING
    if ending.next_on <= ending.held_on:
        return ProblemCode.BEFORE_TALK
    return ProblemCode.TOO_FAR if ending.next_on > on + FURTHEST else None


def _chosen(code: str, kind: type[StrEnum]) -> ProblemCode | None:
    if not code:
        return ProblemCode.MISSING
    return None if code in set(kind) else ProblemCode.NOT_IN_LIST


def _day(held_on: date | None, on: date) -> ProblemCode | None:
    if held_on is None:
        return ProblemCode.MISSING
    if held_on < EARLIEST:
        return ProblemCode.TOO_EARLY
    return ProblemCode.TOO_FAR if held_on > on + FURTHEST else None
