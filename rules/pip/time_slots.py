"""Days and times of an activity as text: "ma wo 9-12, vr 13:00-15:30" is read, checked and written in one form."""

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


class UnreadableSlots(ValueError):
    """What was typed cannot be read as days and times; `code` says why."""

    def __init__(self, code: ProblemCode) -> None:
        super().__init__(code.value)
        self.code = code


def times(text: str) -> tuple[tuple[time, time], ...]:
    """The times of one day (start, end), sorted, read from a text such as "9-12 en 13:00-15:30"; empty for an empty
    text.

    Raises UnreadableSlots.
    """
    lowered = text.casefold()
    pairs = sorted((_clock(*each.groups()[:2]), _clock(*each.groups()[2:])) for each in _RANGE.finditer(lowered))
    rest = {each for each in _NOISE.split(_RANGE.sub(" ", lowered)) if each}
    if rest - _AND - _AT or (text.strip() and not pairs):
        raise UnreadableSlots(ProblemCode.NOT_A_TIME)
    if any(until <= start for start, until in pairs):
        raise UnreadableSlots(ProblemCode.ENDS_FIRST)
    if any(after[0] < before[1] for before, after in pairwise(pairs)):
        raise UnreadableSlots(ProblemCode.OVERLAP)
    return tuple(pairs)


def slots(text: str) -> tuple[TimeSlot, ...]:
    """The slots in a text of days, each followed by its times; empty for an empty text. Raises UnreadableSlots."""
    by_weekday: dict[int, str] = {}
    for days, written_times in _parts(text.casefold()):
        if not days or not written_times:
            raise UnreadableSlots(ProblemCode.NOT_A_TIME if days else ProblemCode.NO_DAY)
        for day in days:
            by_weekday[day] = f"{by_weekday.get(day, '')} {written_times}"
    return of_days({day: times(written_times) for day, written_times in by_weekday.items()})


def of_days(by_day: Mapping[int, Iterable[tuple[time, time]]]) -> tuple[TimeSlot, ...]:
    """The slots for times (start, end) by ISO weekday, in the order of the week."""
    return tuple(
        TimeSlot(weekday=day, start=start, until=until)
        for day in sorted(by_day)
        for start, until in sorted(by_day[day])
    )


def by_day(time_slots: Iterable[TimeSlot]) -> dict[int, tuple[tuple[time, time], ...]]:
    """The times (start, end) of slots by ISO weekday, in the order of the week."""
    days: dict[int, list[tuple[time, time]]] = {}
    for each in sorted(time_slots, key=lambda each: (each.weekday, each.start)):
        days.setdefault(each.weekday, []).append((each.start, each.until))
    return {day: tuple(pairs) for day, pairs in days.items()}


def written(time_slots: Iterable[TimeSlot]) -> str:
    """Slots as text in the form that is stored: "ma 9:00-12:00, wo 9:00-12:00"; `slots` reads it back."""
    return ", ".join(f"{WEEKDAYS[each.weekday - 1]} {span(each.start, each.until)}" for each in time_slots)


def times_written(pairs: Iterable[tuple[time, time]]) -> str:
    """The times of one day as text: "9:00-12:00 en 13:00-15:00"; `times` reads it back."""
    return " en ".join(span(start, until) for start, until in pairs)


def span(start: time, until: time) -> str:
    """A start and an end as text: "9:00-12:00"."""
    return f"{start.hour}:{start:%M}-{until.hour}:{until:%M}"


def rows(time_slots: Iterable[TimeSlot]) -> list[dict[str, str]]:
    """Slots as the database stores them: "day" (ma to zo), "from" and "until" ("09:00")."""
    return [
        {"day": WEEKDAYS[each.weekday - 1], "from": f"{each.start:%H:%M}", "until": f"{each.until:%H:%M}"}
        for each in time_slots
    ]


def of_rows(column: Iterable[Mapping[str, str]]) -> tuple[TimeSlot, ...]:
    """The slots of a stored column (the inverse of `rows`)."""
    return tuple(
        TimeSlot(
            weekday=WEEKDAYS.index(each["day"]) + 1,
            start=time.fromisoformat(each["from"]),
            until=time.fromisoformat(each["until"]),
        )
        for each in column
    )


def _parts(text: str) -> Iterable[tuple[list[int], str]]:
    """The ISO weekdays and the times that follow them, for each group in the text."""
    days: list[int] = []
    written_times: list[str] = []
    for word, is_time in _words(text):
        day = None if is_time else _weekday(word)
        if is_time:
            written_times.append(word)
        elif day is not None:
            if written_times:
                yield days, " ".join(written_times)
                days, written_times = [], []
            days.append(day)
        elif word not in _AND | _AT:
            raise UnreadableSlots(ProblemCode.NOT_A_TIME)
    if days or written_times:
        yield days, " ".join(written_times)


def _words(text: str) -> Iterable[tuple[str, bool]]:
    """The words of a text, and whether they are times."""
    end = 0
    for match in _RANGE.finditer(text):
        yield from ((each, False) for each in _NOISE.split(text[end : match.start()]) if each)
        yield match[0], True
        end = match.end()
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
        raise UnreadableSlots(ProblemCode.NO_SUCH_TIME) from impossible
