"""The words for a week: days and times as people read them, what clashes, and what a doel still asks."""

from collections.abc import Iterable
from datetime import time

from rules.pip.clashes import Clash, ClashKind
from rules.pip.document import PlanActiviteit, TimeSlot
from rules.pip.smart import SmartCriterion
from rules.pip.time_slots import WEEKDAYS, by_day
from rules.pip.week import WeekPeriod, minutes_of
from texts.wording.formats import long_date

DAYS: tuple[str, ...] = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
SMART: dict[SmartCriterion, str] = {
    SmartCriterion.EIGEN_WOORDEN: "Eigen woorden",
    SmartCriterion.MEETBAAR: "Meetbaar",
    SmartCriterion.DATUM: "Datum",
    SmartCriterion.WIE: "Wie ervoor zorgt",
    SmartCriterion.ACTIVITEIT: "Activiteit",
}
SMART_TIPS: dict[SmartCriterion, str] = {
    SmartCriterion.EIGEN_WOORDEN: "Vraag hoe de persoon dit zelf zou zeggen.",
    SmartCriterion.MEETBAAR: (
        "Waaraan ziet u straks dat het gelukt is? Noem bijvoorbeeld een aantal, een niveau of een diploma."
    ),
    SmartCriterion.DATUM: "Wanneer is het klaar?",
    SmartCriterion.WIE: "Wie zorgt ervoor dat het gebeurt?",
    SmartCriterion.ACTIVITEIT: "Wat gaat iemand ervoor doen?",
}


def clock(at: time) -> str:
    """A time as people write it: "9:00"."""
    return f"{at.hour}:{at:%M}"


def span(slot: TimeSlot) -> str:
    """From and until: "9:00–12:00"."""
    return f"{clock(slot.start)}–{clock(slot.until)}"


def slots_in_words(slots: Iterable[TimeSlot]) -> str:
    """Days with the same times together: "ma en wo 9:00–12:00, vr 13:00–15:00"."""
    days: dict[str, list[str]] = {}
    for day, text in by_day(slots).items():
        words = " en ".join(f"{clock(start)}–{clock(until)}" for start, until in text)
        days.setdefault(words, []).append(WEEKDAYS[day - 1])
    return ", ".join(f"{listed(names)} {words}" for words, names in days.items())


def listed(words: list[str]) -> str:
    """Words as a sentence lists them: "ma, di en wo"."""
    return " en ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


def name_of(activiteit: PlanActiviteit) -> str:
    """By what people know an activity."""
    return activiteit.what or activiteit.provider or "Activiteit zonder tekst"


def clash_sentence(clash: Clash) -> str:
    """What does not go together, with both names and the moment."""
    return _CLASHES[clash.kind](clash)


def period_name(period: WeekPeriod) -> str:
    """The days of a period: "1 december 2026 tot en met 28 februari 2027"."""
    if period.start is None and period.until is None:
        return "Steeds (nog zonder data)"
    if period.start is None:
        return f"Tot en met {long_date(period.until)}"
    if period.until is None:
        return f"Vanaf {long_date(period.start)}"
    return f"{long_date(period.start)} tot en met {long_date(period.until)}"


def _overlap(clash: Clash) -> str:
    return f"{_both(clash)} zijn tegelijk: {slots_in_words(clash.moments)}."


def _travel(clash: Clash) -> str:
    gaps: dict[int, list[str]] = {}
    for each in clash.moments:
        gap = minutes_of(each.until) - minutes_of(each.start)
        gaps.setdefault(gap, []).append(WEEKDAYS[each.weekday - 1])
    between = listed([f"op {listed(days)} {gap} minuten" for gap, days in gaps.items()])
    return f"Tussen {_both(clash)} zit {between}. De reis duurt {clash.minutes} minuten."


def _childcare(clash: Clash) -> str:
    return f"Voor “{name_of(clash.first)}” is nog geen kinderopvang geregeld: {slots_in_words(clash.moments)}."


def _both(clash: Clash) -> str:
    second = name_of(clash.second) if clash.second else ""
    return f"“{name_of(clash.first)}” en “{second}”"


_CLASHES = {
    ClashKind.OVERLAP: _overlap,
    ClashKind.TRAVEL: _travel,
    ClashKind.CHILDCARE: _childcare,
}
