"""Ontzorgen: for whom it is, until when it runs, and when the gemeente checks whether somebody can take over.

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
    """What the gemeente pays from the bijstand (Participatiewet art. 56a); more than the law names is `anders`."""

    HUUR = "huur"
    GAS = "gas"
    WATER = "water"
    LICHT = "licht"
    ZORGVERZEKERING = "zorgverzekering"
    ANDERS = "anders"


class Readiness(StrEnum):
    """What the check says: can this person pay the fixed costs alone?"""

    JA = "ja"
    DEELS = "deels"
    NEE = "nee"


class Budgetbeheer(StrEnum):
    """Whether somebody else looks after the money once the ontzorgen ends."""

    NEE = "nee"
    OVERWEGEN = "overwegen"
    JA = "ja"


class NotFor(StrEnum):
    """Why there is no ontzorgen for somebody."""

    DOELGROEP = "doelgroep"
    REGULIERE_VERGUNNING = "reguliere_vergunning"
    GEEN_BIJSTAND = "geen_bijstand"
    VOOR_DE_WET = "voor_de_wet"


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """From when to when, with one Dutch sentence that says how the last day was found."""

    start: date
    until: date
    article: str
    explanation: str


@dataclass(frozen=True, kw_only=True)
class OntzorgingCheck:
    """The month in which the check is to be done, with the sentence that says why then."""

    start: date
    due: date
    article: str
    explanation: str


def not_for(traject: TrajectFacts) -> NotFor | None:
    """Why these facts give no ontzorgen; None when they do (Participatiewet art. 56a)."""
    if traject.doelgroep is not Doelgroep.ASIELSTATUSHOUDER:
        return NotFor.DOELGROEP
    if traject.regular_permit:
        return NotFor.REGULIERE_VERGUNNING
    if traject.bijstand_from is None:
        return NotFor.GEEN_BIJSTAND
    return NotFor.VOOR_DE_WET if traject.bijstand_from < first_day("ontzorgen") else None


def by_law(traject: TrajectFacts) -> Stretch | None:
    """The period of the law, from the day on which the bijstand starts; None when `not_for` says why there is none."""
    found = ontzorgen(traject)
    if found is None:
        return None
    return Stretch(start=found.start, until=found.due, article=found.article, explanation=found.explanation)


def check_of(start: date) -> OntzorgingCheck:
    """The check whether somebody can take over, in a month of its own; NoFigure for a start before the law."""
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


def prolonged(until: date, to: date) -> Stretch:
    """What a prolonging adds: from the day after the period of the law up to and including the day agreed."""
    return Stretch(
        start=until + _DAY,
        until=to,
        article="Participatiewet, art. 56a",
        explanation=f"De periode van de wet liep tot en met {day(until)}. "
        f"U heeft het ontzorgen verlengd tot en met {day(to)}.",
    )


def last_day(until: date, prolonged_until: date | None, stopped_on: date | None) -> date:
    """The day on which the ontzorgen really ends: the day it was stopped, else as prolonged, else as the law says.

    A prolonging that is not later than the period of the law does not make it shorter.
    """
    return stopped_on or max(until, prolonged_until or until)


def longest_prolonging(until: date) -> date:
    """The last day to which one can prolong at once: further is a slip of the hand."""
    return end_exclusive(until, parameter("ontzorgen_verlengen_hoogstens", on=until))


def is_due(check: OntzorgingCheck, on: date, *, checked: bool, ends: date) -> bool:
    """Whether the check is to be done now: its month has come, nobody did it, and the ontzorgen still runs."""
    return not checked and check.start <= on <= ends


def started_before_check(on: date) -> date | None:
    """The last start of an ontzorgen whose check is to be done on the day `on`; None when none was under this law."""
    start = on - timedelta(days=_LOOK_BACK)
    if start < first_day("ontzorgen_check"):
        return None
    while check_of(start + _DAY).start <= on:
        start += _DAY
    return start


def warns_from(ends: date) -> date:
    """The day from which Koers tells that the ontzorgen ends."""
    return ends - timedelta(days=parameter("ontzorgen_einde_melden", on=ends).value)


def oddities(
    stretch: Stretch, *, ends: date, checked_on: date | None, ready: Readiness | None, stopped_on: date | None
) -> list[str]:
    """What does not fit together in what was filled in, as sentences to look at; nothing is refused for it."""
    found = []
    if checked_on is not None and checked_on < stretch.start:
        found.append("De dag van het nagaan ligt voor het begin van het ontzorgen. Kijk de datum na.")
    if checked_on is not None and ready is None:
        found.append("Er staat een dag van het nagaan, maar nog niet wat eruit kwam.")
    if ready is not None and checked_on is None:
        found.append("Vul ook in op welke dag u dit heeft nagegaan.")
    if stopped_on is not None and not stretch.start <= stopped_on <= ends:
        found.append("De dag waarop het ontzorgen stopte, ligt niet in de periode van het ontzorgen.")
    return found
