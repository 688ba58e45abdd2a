"""What is told of one exam by hand, and what is wrong with it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rules.problems import Problem, ProblemCode, problems_of
from rules.voortgang.exams import ExamLevel, ExamPart, ExamResult, NoResult

EARLIEST = date(2022, 1, 1)  # the Wet inburgering 2021 knows no exams before that day
FURTHEST = timedelta(days=3 * 366)


@dataclass(frozen=True, kw_only=True)
class ExamenFacts:
    """What is told of an exam, in DUO's words; without a result it is planned."""

    part: str = ""
    level: str = ""
    held_on: date | None = None
    result: str = ""
    reason: str = ""

    def cleaned(self) -> "ExamenFacts":
        """The same without a level for KNM, which has none, and without a reason where there is a result."""
        return ExamenFacts(
            part=self.part,
            level="" if self.part == ExamPart.KNM else self.level,
            held_on=self.held_on,
            result=self.result,
            reason=self.reason if self.result == ExamResult.GEEN else "",
        )


def problems(facts: ExamenFacts, on: date) -> tuple[Problem, ...]:
    """What is wrong with an exam on the day `on`, in the order of the form."""
    codes = {
        "part": _in_list(facts.part, ExamPart, needed=ProblemCode.MISSING),
        "level": _level(facts),
        "held_on": _day(facts, on),
        "result": _in_list(facts.result, ExamResult),
        "reason": _reason(facts),
    }
    return problems_of(codes)


def _level(facts: ExamenFacts) -> ProblemCode | None:
    if facts.part == ExamPart.KNM:
        return None
    return _in_list(facts.level, ExamLevel, needed=ProblemCode.MISSING)


def _day(facts: ExamenFacts, on: date) -> ProblemCode | None:
    if facts.held_on is None:
        return ProblemCode.MISSING
    if facts.held_on < EARLIEST:
        return ProblemCode.TOO_EARLY
    if facts.result and facts.held_on > on:
        return ProblemCode.IN_FUTURE
    return ProblemCode.TOO_FAR if facts.held_on > on + FURTHEST else None


def _reason(facts: ExamenFacts) -> ProblemCode | None:
    needed = ProblemCode.MISSING if facts.result == ExamResult.GEEN else None
    return _in_list(facts.reason, NoResult, needed=needed)


def _in_list(code: str, kind: type[StrEnum], needed: ProblemCode | None = None) -> ProblemCode | None:
    if not code:
        return needed
    return None if code in set(kind) else ProblemCode.NOT_IN_LIST
