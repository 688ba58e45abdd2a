"""Ontzorgen: for whom, until when, and when the gemeente checks whether somebody can pay the fixed costs alone.

Only for asielstatushouders with bijstand (Participatiewet art. 56a). The period itself is
`rules.law.deadlines.ontzorgen`.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from rules.law.deadlines import ontzorgen
from rules.law.duration import end_exclusive
from rules.law.facts import TrajectFacts
from rules.law.parameters import first_day, parameter
from rules.law.terms import Doelgroep
from rules.law.wording import day

_DAY = timedelta(days=1)
_LOOK_BACK = 366  # days; the check is in the first year


class FixedCost(StrEnum):
    """What the gemeente pays from the bijstand (Participatiewet art.

    56a); `anders`: costs that the law does not name.
    """

    HUUR = "huur"
    GAS = "gas"
    WATER = "water"
    LICHT = "licht"
    ZORGVERZEKERING = "zorgverzekering"
    ANDERS = "anders"


class Readiness(StrEnum):
    """The outcome of the check: whether this person can pay the fixed costs alone."""

    JA = "ja"
    DEELS = "deels"
    NEE = "nee"


class Budgetbeheer(StrEnum):
    """Whether somebody else will manage the money when the ontzorgen ends."""

    NEE = "nee"
    OVERWEGEN = "overwegen"
    JA = "ja"


class NoOntzorgenReason(StrEnum):
    """Why somebody has no ontzorgen (Participatiewet art. 56a)."""

    DOELGROEP = "doelgroep"
    REGULIERE_VERGUNNING = "reguliere_vergunning"
    GEEN_BIJSTAND = "geen_bijstand"
    VOOR_DE_WET = "voor_de_wet"


@dataclass(frozen=True, kw_only=True)
class OntzorgenTerm:
    """First and last day (inclusive), with a Dutch sentence that says how the last day was computed."""

    start: date
    until: date
    article: str
    explanation: str


@dataclass(frozen=True, kw_only=True)
class OntzorgingCheck:
    """The first and last day on which the check is to be done, with a Dutch sentence that says why then."""

    start: date
    due: date
    article: str
    explanation: str


def no_ontzorgen_reason(traject: TrajectFacts) -> NoOntzorgenReason | None:
    """Why these facts give no ontzorgen; None when they do (Participatiewet art. 56a)."""
    if traject.doelgroep is not Doelgroep.ASIELSTATUSHOUDER:
        return NoOntzorgenReason.DOELGROEP
    if traject.regular_permit:
        return NoOntzorgenReason.REGULIERE_VERGUNNING
    if traject.bijstand_from is None:
        return NoOntzorgenReason.GEEN_BIJSTAND
    return NoOntzorgenReason.VOOR_DE_WET if traject.bijstand_from < first_day("ontzorgen") else None


def by_law(traject: TrajectFacts) -> OntzorgenTerm | None:
    """The period of the law, from the day on which the bijstand starts; None when `no_ontzorgen_reason` says why
    there is none.
    """
    term = ontzorgen(traject)
    if term is None:
        return None
    return OntzorgenTerm(start=term.start, until=term.due, article=term.article, explanation=term.explanation)


def check_of(start: date) -> OntzorgingCheck:
    """When the check of an ontzorgen that began on `start` is to be done.

    Raises NoFigure for a start before the law.
    """
    figure = parameter("ontzorgen_check", on=start)
    first = end_exclusive(start, replace(figure, value=figure.value - 1))  # month four begins when three are over
    due = end_exclusive(start, figure) - _DAY
    return OntzorgingCheck(
        start=first,
        due=due,
        article=figure.article,
        explanation=f"In maand {figure.value} van het ontzorgen gaat u na of iemand de vaste lasten zelf kan betalen: "
        f"van {day(first)} tot en met {day(due)}.",
    )


def prolonged(until: date, to: date) -> OntzorgenTerm:
    """What a prolongation adds: from the day after the period of the law (`until`) to the agreed day `to`,
    inclusive.
    """
    return OntzorgenTerm(
        start=until + _DAY,
        until=to,
        article="Participatiewet, art. 56a",
        explanation=f"De periode van de wet liep tot en met {day(until)}. "
        f"U heeft het ontzorgen verlengd tot en met {day(to)}.",
    )


def last_day(until: date, prolonged_until: date | None, stopped_on: date | None) -> date:
    """The day on which the ontzorgen really ends: the day it was stopped, else as prolonged, else as the law says.

    A prolongation that ends before the period of the law does not shorten that period.
    """
    return stopped_on or max(until, prolonged_until or until)


def longest_prolonging(until: date) -> date:
    """The latest last day that one prolongation can give; a later day is taken for a typing error.

    `until` is the last day of the current period. Raises NoFigure for a day before the first value of the limit.
    """
    return end_exclusive(until, parameter("ontzorgen_verlengen_hoogstens", on=until))


def is_due(check: OntzorgingCheck, on: date, *, checked: bool, ends: date) -> bool:
    """Whether the check is to be done on the day `on`: its time has begun, it was not done,
    the ontzorgen still runs.
    """
    return not checked and check.start <= on <= ends


def started_before_check(on: date) -> date | None:
    """The latest first day of an ontzorgen whose check is to be done on the day `on`; None before this law."""
    start = on - timedelta(days=_LOOK_BACK)
    if start < first_day("ontzorgen_check"):
        return None
    while check_of(start + _DAY).start <= on:
        start += _DAY
    return start


def warns_from(ends: date) -> date:
    """The day from which Koers shows a reminder that the ontzorgen ends on the day `ends`.

    Raises NoFigure for a day before the first value of `ontzorgen_einde_melden`.
    """
    return ends - timedelta(days=parameter("ontzorgen_einde_melden", on=ends).value)


def oddities(
    stretch: OntzorgenTerm, *, ends: date, checked_on: date | None, ready: Readiness | None, stopped_on: date | None
) -> list[str]:
    """Dutch sentences about dates and answers that contradict each other; they warn and refuse nothing."""
    sentences = []
    if checked_on is not None and checked_on < stretch.start:
        sentences.append("De dag van het nagaan ligt voor het begin van het ontzorgen. Kijk de datum na.")
    if checked_on is not None and ready is None:
        sentences.append("Er staat een dag van het nagaan, maar nog niet wat eruit kwam.")
    if ready is not None and checked_on is None:
        sentences.append("Vul ook in op welke dag u dit heeft nagegaan.")
    if stopped_on is not None and not stretch.start <= stopped_on <= ends:
        sentences.append("De dag waarop het ontzorgen stopte, ligt niet in de periode van het ontzorgen.")
    return sentences
