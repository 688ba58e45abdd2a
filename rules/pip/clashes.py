"""Clashes in the week of a plan: two activities at one time, too little travel time, no childcare."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import combinations

from rules.law.terms import Childcare
from rules.pip.document import PlanActiviteit, TimeSlot
from rules.pip.week import first_day_of, last_day_of, minutes_of

_WEEK_DAYS = 7


class ClashKind(StrEnum):
    """The kind of clash."""

    OVERLAP = "overlap"  # two activities at the same time
    TRAVEL = "travel"  # no time to get from the one place to the other
    CHILDCARE = "childcare"  # nobody looks after the children at that moment


@dataclass(frozen=True, kw_only=True)
class Clash:
    """Two activities (for CHILDCARE one) that clash, with the moments at which they do.

    For TRAVEL a moment is the time between the two activities, and `minutes` the travel time.
    """

    kind: ClashKind
    first: PlanActiviteit
    second: PlanActiviteit | None
    moments: tuple[TimeSlot, ...]
    minutes: int = 0


def clashes(activiteiten: Sequence[PlanActiviteit]) -> list[Clash]:
    """All clashes between activities that have dates in common; missing childcare comes last."""
    between = [clash for one, other in combinations(activiteiten, 2) for clash in _between(one, other)]
    alone = [
        Clash(kind=ClashKind.CHILDCARE, first=each, second=None, moments=each.slots)
        for each in activiteiten
        if each.slots and each.childcare is Childcare.NODIG
    ]
    return [*between, *alone]


def _between(one: PlanActiviteit, other: PlanActiviteit) -> list[Clash]:
    pairs = [
        (mine, theirs)
        for mine in one.slots
        for theirs in other.slots
        if mine.weekday == theirs.weekday and _meet(one, other, mine.weekday)
    ]
    same_time = [_common(mine, theirs) for mine, theirs in pairs if _overlap(mine, theirs)]
    of_pair = []
    if same_time:
        of_pair.append(Clash(kind=ClashKind.OVERLAP, first=one, second=other, moments=tuple(same_time)))
    minutes = _journey(one, other)
    gaps = [gap for mine, theirs in pairs if not _overlap(mine, theirs) and (gap := _gap(mine, theirs, minutes))]
    if gaps:
        of_pair.append(Clash(kind=ClashKind.TRAVEL, first=one, second=other, moments=tuple(gaps), minutes=minutes))
    return of_pair


def _meet(one: PlanActiviteit, other: PlanActiviteit, weekday: int) -> bool:
    """Whether there is a date on this weekday on which both activities run."""
    start, last = max(first_day_of(one), first_day_of(other)), min(last_day_of(one), last_day_of(other))
    return start + timedelta(days=(weekday - start.isoweekday()) % _WEEK_DAYS) <= last if start <= last else False


def _overlap(mine: TimeSlot, theirs: TimeSlot) -> bool:
    return mine.start < theirs.until and theirs.start < mine.until


def _common(mine: TimeSlot, theirs: TimeSlot) -> TimeSlot:
    return TimeSlot(weekday=mine.weekday, start=max(mine.start, theirs.start), until=min(mine.until, theirs.until))


def _journey(one: PlanActiviteit, other: PlanActiviteit) -> int:
    """Travel time in minutes between two activities: the longer of the two travel times from home; 0 when both are at
    the same place."""
    from_place, to_place = _where(one), _where(other)
    if from_place and from_place == to_place:
        return 0
    return max(one.travel_minutes or 0, other.travel_minutes or 0)


def _where(activiteit: PlanActiviteit) -> str:
    return " ".join((activiteit.place or activiteit.provider).casefold().split())


def _gap(mine: TimeSlot, theirs: TimeSlot, minutes: int) -> TimeSlot | None:
    """The time between two moments of a day when it is shorter than the travel time; None when it is long enough."""
    before, after = sorted((mine, theirs), key=lambda each: each.start)
    if minutes_of(after.start) - minutes_of(before.until) >= minutes:
        return None
    return TimeSlot(weekday=mine.weekday, start=before.until, until=after.start)
