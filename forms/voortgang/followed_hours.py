"""Hours that were followed in a period, as a school or partner told them: what is kept, and what is wrong with it."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from forms.engine.typed_input import clean
from rules.law.terms import TeltVoor
from rules.problems import Problem, ProblemCode, problems_of

EARLIEST = date(2015, 1, 1)  # hours of the reception before the PIP may count as well
LONGEST_PROVIDER = 160
MOST_HOURS = Decimal(5000)  # more is a typing mistake
MOST_IN_A_DAY = 16
QUARTER = Decimal("0.25")
MINUTES = 60


@dataclass(frozen=True, kw_only=True)
class UrenFacts:
    """What is told of the hours of one period. Excused and unexcused: hours that were offered and not followed."""

    counts_for: str = ""
    start: date | None = None
    until: date | None = None
    hours: Decimal | None = None
    excused: Decimal = Decimal(0)
    unexcused: Decimal = Decimal(0)
    provider: str = ""
    activiteit_id: UUID | None = None
    during_intake: bool = False
    as_language: bool = False

    def cleaned(self) -> "UrenFacts":
        """The same with the provider on one line."""
        return replace(self, provider=" ".join(clean(self.provider).split()))


def minutes(hours: Decimal) -> int:
    """Hours as they are kept."""
    return int(hours * MINUTES)


def problems(facts: UrenFacts, on: date) -> tuple[Problem, ...]:
    """What is wrong with the hours on the day `on`, in the order of the form."""
    codes = {
        "counts_for": _kind(facts.counts_for),
        "start": _day(facts.start, on),
        "until": _until(facts, on),
        "hours": ProblemCode.MISSING if facts.hours is None else _amount(facts.hours, facts),
        "excused": _amount(facts.excused, facts),
        "unexcused": _amount(facts.unexcused, facts),
        "provider": ProblemCode.TOO_LONG if len(facts.provider) > LONGEST_PROVIDER else None,
        "as_language": _language(facts),
        "during_intake": _intake(facts),
    }
    return problems_of(codes)


def _kind(code: str) -> ProblemCode | None:
    if not code:
        return ProblemCode.MISSING
    return None if code in set(TeltVoor) else ProblemCode.NOT_IN_LIST


def _day(day: date | None, on: date) -> ProblemCode | None:
    if day is None:
        return ProblemCode.MISSING
    if day < EARLIEST:
        return ProblemCode.TOO_EARLY
    return ProblemCode.IN_FUTURE if day > on else None


def _until(facts: UrenFacts, on: date) -> ProblemCode | None:
    wrong = _day(facts.until, on)
    if wrong is None and facts.start and facts.until and facts.until < facts.start:
        return ProblemCode.BEFORE_START
    return wrong


def _amount(hours: Decimal, facts: UrenFacts) -> ProblemCode | None:
    if hours < 0:
        return ProblemCode.TOO_LOW
    if hours % QUARTER:
        return ProblemCode.NOT_IN_QUARTERS
    return ProblemCode.TOO_HIGH if hours > _most(facts) else None


def _most(facts: UrenFacts) -> Decimal:
    """More hours than there are in the period is a typing mistake."""
    if facts.start is None or facts.until is None or facts.until < facts.start:
        return MOST_HOURS
    return min(MOST_HOURS, Decimal(((facts.until - facts.start).days + 1) * MOST_IN_A_DAY))


def _language(facts: UrenFacts) -> ProblemCode | None:
    wrong = facts.as_language and facts.counts_for != TeltVoor.PARTICIPATIEUREN
    return ProblemCode.NOT_LANGUAGE if wrong else None


def _intake(facts: UrenFacts) -> ProblemCode | None:
    counts_separately = facts.counts_for in (TeltVoor.CURSUSUREN, TeltVoor.PARTICIPATIEUREN)
    return ProblemCode.NOT_COUNTED_APART if facts.during_intake and not counts_separately else None
