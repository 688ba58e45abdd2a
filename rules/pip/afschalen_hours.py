"""Which hours of lessons count for afschalen (Wet inburgering 2021, art. 17 lid 3; Besluit inburgering 2021, art. 5.5).

Lessons in Dutch (NT2) at a school with the keurmerk Blik op Werk, within the inburgeringstermijn: no KNM, and no hours
of the brede intake. What does not count is kept with its reason, so that the regievoerder can see it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_KNM = re.compile(r"\bknm\b|kennis van de nederlandse maatschappij", re.IGNORECASE)
_LANGUAGE = re.compile(r"taal|\bnt2\b", re.IGNORECASE)


class NotCounted(StrEnum):
    """Why hours of lessons do not count for afschalen."""

    INTAKE = "intake"
    VOOR_TERMIJN = "voor_termijn"
    KNM = "knm"
    GEEN_KEURMERK = "geen_keurmerk"


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """Hours of lessons of one period, in minutes; `what` is the name of the activity, "" when none was named."""

    minutes: int
    start: date
    during_intake: bool
    keurmerk: bool
    what: str = ""


@dataclass(frozen=True, kw_only=True)
class AfschalenHours:
    """The minutes that count for afschalen, and those that do not by their reason."""

    counted: int
    not_counted: dict[NotCounted, int]


def afschalen_hours(lessons: Iterable[Lesson], termijn_start: date | None) -> AfschalenHours:
    """Weigh each period of lessons; without a termijn (None) nothing lies within it. Minutes in, minutes out."""
    counted, left_out = 0, dict.fromkeys(NotCounted, 0)
    for each in lessons:
        reason = _reason(each, termijn_start)
        if reason is None:
            counted += each.minutes
        else:
            left_out[reason] += each.minutes
    return AfschalenHours(counted=counted, not_counted={code: amount for code, amount in left_out.items() if amount})


def _reason(lesson: Lesson, termijn_start: date | None) -> NotCounted | None:
    if lesson.during_intake:
        return NotCounted.INTAKE
    if termijn_start is None or lesson.start < termijn_start:
        return NotCounted.VOOR_TERMIJN
    if _KNM.search(lesson.what) and not _LANGUAGE.search(lesson.what):
        return NotCounted.KNM
    return None if lesson.keurmerk else NotCounted.GEEN_KEURMERK
