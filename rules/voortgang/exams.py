"""The exams of the inburgering, in DUO's words: when a result may be expected, and which attempts are free.

DUO decides; the dates and numbers computed here only help to prepare a talk with the inburgeraar.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.law.duration import end_exclusive
from rules.law.parameters import first_day, parameter
from rules.law.terms import Doelgroep, Leerroute, Taalniveau


class ExamPart(StrEnum):
    """The five exams (Wet inburgering 2021, art. 7); the values are DUO's codes."""

    LE = "LE"
    LU = "LU"
    SC = "SC"
    SP = "SP"
    KNM = "KNM"


class ExamLevel(StrEnum):
    """The level of a language exam."""

    A2 = "A2"
    B1 = "B1"
    B2 = "B2"


class ExamResult(StrEnum):
    """The result of an exam, in DUO's words."""

    GESLAAGD = "Geslaagd"
    GEZAKT = "Gezakt"
    GEEN = "Geen"


class NoResult(StrEnum):
    """Why there is no result, in DUO's words."""

    VERWIJTBAAR = "Verwijtbaar"
    NIET_VERWIJTBAAR = "Nietverwijtbaar"
    AFGEMELD = "Afgemeld"
    ABSENT = "Absent"


_NO_ATTEMPT = (NoResult.NIET_VERWIJTBAAR, NoResult.AFGEMELD)
_SLOW = (ExamPart.SC, ExamPart.SP)
_LADDER = (ExamLevel.A2, ExamLevel.B1, ExamLevel.B2)


@dataclass(frozen=True, kw_only=True)
class Exam:
    """One exam; without a result it is planned."""

    part: ExamPart
    held_on: date
    level: ExamLevel | None = None  # KNM has none
    result: ExamResult | None = None
    reason: NoResult | None = None


@dataclass(frozen=True, kw_only=True)
class FreeAttempts:
    """How many free attempts at one exam are left (`left`), of how many (`of`)."""

    part: ExamPart
    left: int
    of: int


def result_by(exam: Exam) -> date | None:
    """The day by which the result may be expected; None when there is a result, or no figure for that day.

    Usually eight weeks; sixteen for Spreken and Schrijven at A2 (figures of DUO, August 2026).
    """
    if exam.result is not None:
        return None
    slow = exam.part in _SLOW and exam.level is ExamLevel.A2
    name = "examen_uitslag"
    if slow and exam.held_on >= first_day("examen_uitslag_lang"):
        name = "examen_uitslag_lang"
    if exam.held_on < first_day(name):
        return None
    return end_exclusive(exam.held_on, parameter(name, on=exam.held_on))


def free_attempts(
    exams: Iterable[Exam], doelgroep: Doelgroep, level: Taalniveau | None, on: date
) -> tuple[FreeAttempts, ...]:
    """The free attempts that are left for each exam that was not passed; empty for others than asielstatushouders.

    An attempt below the level of the PIP is not free and uses none. A planned exam already uses one.
    """
    if doelgroep is not Doelgroep.ASIELSTATUSHOUDER or on < first_day("examen_gratis_pogingen"):
        return ()
    most, exam_list = parameter("examen_gratis_pogingen", on=on).value, list(exams)
    attempts = []
    for part in ExamPart:
        own = [each for each in exam_list if each.part is part and not _below(each, level)]
        if any(each.result is ExamResult.GESLAAGD for each in own):
            continue
        used = sum(each.reason not in _NO_ATTEMPT for each in own)
        attempts.append(FreeAttempts(part=part, left=max(most - used, 0), of=most))
    return tuple(attempts)


def passed(exams: Iterable[Exam], level: Taalniveau | None) -> frozenset[ExamPart]:
    """The exams that were passed at `level` (the level of the PIP) or above it."""
    return frozenset(each.part for each in exams if each.result is ExamResult.GESLAAGD and not _below(each, level))


def required_exams(leerroute: Leerroute | None) -> tuple[ExamPart, ...]:
    """The exams that a leerroute requires (Wet art. 7); the Z-route requires none (Besluit, art. 3.14)."""
    return tuple(ExamPart) if leerroute in (Leerroute.B1, Leerroute.ONDERWIJS) else ()


def _below(exam: Exam, level: Taalniveau | None) -> bool:
    if exam.level is None or level is None:
        return False
    return _LADDER.index(exam.level) < _LADDER.index(ExamLevel(level.value))
