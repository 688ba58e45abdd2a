"""The week of a plan: periods with the same week, the layout of its moments, and whether times and hours agree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import pairwise

from rules.pip.document import PlanActiviteit, TimeSlot
from rules.pip.dual_trajectory import hours

_DAY = timedelta(days=1)
_WEEK_DAYS = 7
_MINUTES = 60
_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 12, 31)  # for an activity without a first or last day


@dataclass(frozen=True, kw_only=True)
class WeekPeriod:
    """A period in which every week is the same, from `start` to `until` (both inclusive; None: without limit)."""

    start: date | None
    until: date | None
    activiteiten: tuple[PlanActiviteit, ...]

    def holds(self, on: date) -> bool:
        """Whether a day lies in this period."""
        return (self.start or _EARLIEST) <= on <= (self.until or _LATEST)


@dataclass(frozen=True, kw_only=True)
class PlacedSlot:
    """One moment of the week with its column:
    moments at the same time share the width of the day in `lanes` columns.
    """

    activiteit: PlanActiviteit
    slot: TimeSlot
    lane: int
    lanes: int


def slot_hours(slots: Iterable[TimeSlot]) -> Decimal:
    """The hours a week of these slots together."""
    return hours(sum(minutes_of(each.until) - minutes_of(each.start) for each in slots))


def other_hours(activiteit: PlanActiviteit) -> bool:
    """Whether the slots add up to other hours than the activity states; False while either is missing."""
    stated = activiteit.hours_per_week
    return bool(activiteit.slots) and stated is not None and slot_hours(activiteit.slots) != stated


def periods(activiteiten: Iterable[PlanActiviteit]) -> list[WeekPeriod]:
    """The periods in which every week is the same, in order; periods without slots are left out."""
    timed = [each for each in activiteiten if each.slots and first_day_of(each) <= last_day_of(each)]
    cuts = sorted({first_day_of(each) for each in timed} | {last_day_of(each) + _DAY for each in timed})
    same_weeks: list[WeekPeriod] = []
    for start, end in pairwise(cuts):
        active = tuple(each for each in timed if first_day_of(each) <= start <= last_day_of(each))
        if active:
            last = end - _DAY
            same_weeks.append(
                WeekPeriod(
                    start=None if start == _EARLIEST else start,
                    until=None if last == _LATEST else last,
                    activiteiten=active,
                )
            )
    return same_weeks


def week_of(activiteiten: Iterable[PlanActiviteit]) -> list[PlacedSlot]:
    """The moments of these activities in the order of the week, each with its column."""
    placed: list[PlacedSlot] = []
    moments = [(each, slot) for each in activiteiten for slot in each.slots]
    for day in range(1, _WEEK_DAYS + 1):
        of_day = sorted(
            (pair for pair in moments if pair[1].weekday == day), key=lambda pair: (pair[1].start, pair[0].id)
        )
        for group in _together(of_day):
            placed += _lanes(group)
    return placed


def first_day_of(activiteit: PlanActiviteit) -> date:
    """The first day of an activity; 1 January 1900 when it has none."""
    return activiteit.start or _EARLIEST


def last_day_of(activiteit: PlanActiviteit) -> date:
    """The last day of an activity; 31 December 2200 when it has none."""
    return activiteit.until or _LATEST


def minutes_of(at: time) -> int:
    """Minutes since midnight."""
    return at.hour * _MINUTES + at.minute


def _together(of_day: Sequence[tuple[PlanActiviteit, TimeSlot]]) -> Iterable[list[tuple[PlanActiviteit, TimeSlot]]]:
    """The moments of a day in groups that overlap in time."""
    group: list[tuple[PlanActiviteit, TimeSlot]] = []
    end = time.min
    for pair in of_day:
        if group and pair[1].start >= end:
            yield group
            group = []
        end = max(end, pair[1].until) if group else pair[1].until
        group.append(pair)
    if group:
        yield group


def _lanes(group: Sequence[tuple[PlanActiviteit, TimeSlot]]) -> list[PlacedSlot]:
    """The moments of one group, each in the first column that is free."""
    ends: list[time] = []
    lanes: list[int] = []
    for _, slot in group:
        free = next((number for number, end in enumerate(ends) if end <= slot.start), len(ends))
        ends[free : free + 1] = [slot.until]
        lanes.append(free)
    return [
        PlacedSlot(activiteit=activiteit, slot=slot, lane=lane, lanes=len(ends))
        for (activiteit, slot), lane in zip(group, lanes, strict=True)
    ]
