"""Days and times of an activity as one types them: "ma wo 9-12, vr 13:00-15:30" read, checked, and written one way."""

import re
from collections.abc import Iterable, Mapping
from datetime import time
from itertools import pairwise

from rules.pip.document import TimeSlot
from rules.problems import ProblemCode

WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")  # ISO weekday 1 to 7
_NAMES = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_CLOCK = r"(\d{1,2})(?:(?:\s?(?:[:.]|u(?!u))\s?)?(\d{2}))?(?:\s?u(?:ur)?\b)?"
_RANGE = re.compile(rf"(?<!\d){_CLOCK}\s*(?:-|–|—|tot)\s*{_CLOCK}(?!\d)")
_NOISE = re.compile(r"[\s,;+&/]+")
_AND, _AT = {"en", "ook"}, {"van", "om", "uur", "u", "elke", "op"}


class NotSlots(ValueError):
    """What was typed cannot be read as days and times; `code` says why."""

    def __init__(self, code: ProblemCode) -> None:
        super().__init__(code.value)
        self.code = code


def times(text: str) -> tuple[tuple[time, time], ...]:
    """The times of one day: "9-12 en 13:00-15:30" in their order; empty for an empty text. Raises NotSlots."""
    lowered = text.casefold()
    found = sorted((_clock(*each.groups()[:2]), _clock(*each.groups()[2:])) for each in _RANGE.finditer(lowered))
    left = {each for each in _NOISE.split(_RANGE.sub(" ", lowered)) if each}
    if left - _AND - _AT or (text.strip() and not found):
        raise NotSlots(ProblemCode.NOT_A_TIME)
    if any(until <= start for start, until in found):
        raise NotSlots(ProblemCode.ENDS_FIRST)
    if any(after[0] < before[1] for before, after in pairwise(found)):
        raise NotSlots(ProblemCode.OVERLAP)
    return tuple(found)


def slots(text: str) -> tuple[TimeSlot, ...]:
    """The slots of a text: days, and behind them their times; empty for an empty text. Raises NotSlots."""
    found: dict[int, str] = {}
    for days, said in _parts(text.casefold()):
        if not days or not said:
            raise NotSlots(ProblemCode.NOT_A_TIME if days else ProblemCode.NO_DAY)
        for day in days:
            found[day] = f"{found.get(day, '')} {said}"
    return of_days({day: times(said) for day, said in found.items()})


def of_days(by_day: Mapping[int, Iterable[tuple[time, time]]]) -> tuple[TimeSlot, ...]:
    """The slots of times by ISO weekday, in the order of the week."""
    return tuple(
        TimeSlot(weekday=day, start=start, until=until)
        for day in sorted(by_day)
        for start, until in sorted(by_day[day])
    )


def by_day(found: Iterable[TimeSlot]) -> dict[int, tuple[tuple[time, time], ...]]:
    """The times by ISO weekday, in the order of the week."""
    days: dict[int, list[tuple[time, time]]] = {}
    for each in sorted(found, key=lambda each: (each.weekday, each.start)):
        days.setdefault(each.weekday, []).append((each.start, each.until))
    return {day: tuple(said) for day, said in days.items()}


def written(found: Iterable[TimeSlot]) -> str:
    """Slots the one way in which they are kept as text: "ma 9:00-12:00, wo 9:00-12:00"; `slots` reads it back."""
    return ", ".join(f"{WEEKDAYS[each.weekday - 1]} {span(each.start, each.until)}" for each in found)


def times_written(found: Iterable[tuple[time, time]]) -> str:
    """The times of one day: "9:00-12:00 en 13:00-15:00"; `times` reads it back."""
    return " en ".join(span(start, until) for start, until in found)


def span(start: time, until: time) -> str:
    """From and until: "9:00-12:00"."""
    return f"{start.hour}:{start:%M}-{until.hour}:{until:%M}"


def rows(found: Iterable[TimeSlot]) -> list[dict[str, str]]:
    """Slots as a column of the database keeps them: day, from, until."""
    return [
        {"day": WEEKDAYS[each.weekday - 1], "from": f"{each.start:%H:%M}", "until": f"{each.until:%H:%M}"}
        for each in found
    ]


def of_rows(kept: Iterable[Mapping[str, str]]) -> tuple[TimeSlot, ...]:
    """The slots of a column that was written by `rows`."""
    return tuple(
        TimeSlot(
            weekday=WEEKDAYS.index(each["day"]) + 1,
            start=time.fromisoformat(each["from"]),
            until=time.fromisoformat(each["until"]),
        )
        for each in kept
    )


def _parts(text: str) -> Iterable[tuple[list[int], str]]:
    """The text in pieces of days and the times behind them."""
    days: list[int] = []
    said: list[str] = []
    for word, is_time in _words(text):
        day = None if is_time else _weekday(word)
        if is_time:
            said.append(word)
        elif day is not None:
            if said:
                yield days, " ".join(said)
                days, said = [], []
            days.append(day)
        elif word not in _AND | _AT:
            raise NotSlots(ProblemCode.NOT_A_TIME)
    if days or said:
        yield days, " ".join(said)


def _words(text: str) -> Iterable[tuple[str, bool]]:
    """The words of a text, and whether they are times."""
    end = 0
    for found in _RANGE.finditer(text):
        yield from ((each, False) for each in _NOISE.split(text[end : found.start()]) if each)
        yield found[0], True
        end = found.end()
    yield from ((each, False) for each in _NOISE.split(text[end:]) if each)


def _weekday(word: str) -> int | None:
    """The ISO weekday of "ma", "maandag", "maandags" or its plural; None when it is no day."""
    for number, (short, name) in enumerate(zip(WEEKDAYS, _NAMES, strict=True), start=1):
        alike = word.isalpha() and len(word) >= 3 and (name.startswith(word) or word.startswith(name))
        if word == short or alike:
            return number
    return None


def _clock(hours: str, minutes: str | None) -> time:
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError as impossible:
        raise NotSlots(ProblemCode.NO_SUCH_TIME) from impossible
