"""After the PIP: the hours that were followed, and the planned meetings of the PIP-team.

How often the team meets is a working agreement (pilot Weert), no law; its figures stand in `rules/parameters` too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from rules.law.duration import end_exclusive, last_day
from rules.law.parameters import Figure, first_day, parameter
from rules.law.terms import Doelgroep, TeltVoor
from rules.pip.document import Plan
from rules.pip.hours import expected, totals

MINUTES = 60
_WEEKEND = 5  # Saturday, as Python counts days of the week


@dataclass(frozen=True, kw_only=True)
class FollowedPeriod:
    """Followed and missed time of one period in minutes, as a school or partner reported it."""

    counts_for: TeltVoor
    minutes: int
    excused: int = 0
    unexcused: int = 0
    during_intake: bool = False
    as_language: bool = False


@dataclass(frozen=True, kw_only=True)
class FollowedTotals:
    """All time that somebody followed or missed, in minutes; `minutes` has every obligation,
    with 0 when there is none.
    """

    minutes: Mapping[TeltVoor, int]
    excused: int = 0
    unexcused: int = 0
    language: int = 0  # lessons in the leerroute, with participation that counts as a lesson (DUO: participatietaalles)
    participation: int = 0  # participation, that of the brede intake too (Besluit art. 3.14), not what counts as lesson
    language_in_intake: int = 0  # lessons during the brede intake, a total of its own for DUO

    def hours(self, kind: TeltVoor) -> Decimal:
        """The hours of one obligation as they were noted."""
        return Decimal(self.minutes[kind]) / MINUTES

    def counted(self, kind: TeltVoor) -> Decimal:
        """The hours that count for one obligation:
        participation that counts as a lesson is counted as cursusuren only.
        """
        as_lesson = self.minutes[TeltVoor.PARTICIPATIEUREN] - self.participation
        moved = {TeltVoor.CURSUSUREN: as_lesson, TeltVoor.PARTICIPATIEUREN: -as_lesson}
        return Decimal(self.minutes[kind] + moved.get(kind, 0)) / MINUTES

    @property
    def attendance(self) -> Decimal | None:
        """The fraction (0 to 1) of all offered time that was followed; None when nothing was noted."""
        done = sum(self.minutes.values())
        offered = done + self.excused + self.unexcused
        return Decimal(done) / offered if offered else None


@dataclass(frozen=True, kw_only=True)
class TeamMeetingCount:
    """How many meetings of the PIP-team are required up to a day (inclusive), and how many were held."""

    required: int
    count: int
    until: date
    article: str

    @property
    def missing(self) -> int:
        """How many meetings are still to be held in this period."""
        return max(self.required - self.count, 0)

    def is_late(self, on: date) -> bool:
        """Whether the period is over and meetings are missing."""
        return bool(self.missing) and on > self.until


def followed_totals(lines: Iterable[FollowedPeriod]) -> FollowedTotals:
    """The totals of all periods together (minutes)."""
    minutes = dict.fromkeys(TeltVoor, 0)
    excused = unexcused = language = participation = in_intake = 0
    for each in lines:
        minutes[each.counts_for] += each.minutes
        excused += each.excused
        unexcused += each.unexcused
        if each.counts_for is TeltVoor.PARTICIPATIEUREN and not each.as_language:
            participation += each.minutes
        elif each.counts_for is TeltVoor.CURSUSUREN and each.during_intake:
            in_intake += each.minutes
        elif each.counts_for is TeltVoor.CURSUSUREN or each.as_language:
            language += each.minutes
    return FollowedTotals(
        minutes=minutes, excused=excused, unexcused=unexcused,
        language=language, participation=participation, language_in_intake=in_intake,
    )  # fmt: skip


def team_meetings(first_pip: date) -> tuple[date, ...]:
    """The days for the meetings of the PIP-team, spread over the period after a first PIP; empty before these figures.

    Working agreement (pilot Weert), no law (`pip_team_overleggen`, `pip_team_periode`). No day falls in a
    weekend, and the last day leaves time to move a meeting.
    """
    agreed = _agreed_meetings(first_pip)
    if agreed is None:
        return ()
    amount, period = agreed
    days = (end_exclusive(first_pip, period) - first_pip).days
    return tuple(_workday(first_pip + timedelta(days=days * each // (amount + 1))) for each in range(1, amount + 1))


def team_meeting_count(first_pip: date, dates: Iterable[date]) -> TeamMeetingCount | None:
    """How many of the meetings of the PIP-team on the days `dates` lie in the first period after the first PIP.

    None for a first PIP before these figures.
    """
    agreed = _agreed_meetings(first_pip)
    if agreed is None:
        return None
    amount, period = agreed
    until = last_day(first_pip, period)
    within = sum(first_pip <= each <= until for each in dates)
    return TeamMeetingCount(required=amount, count=within, until=until, article=period.article)


def meetings_rule(on: date) -> str:
    """A Dutch sentence with the required number of meetings, as in force on the day `on`.

    Working agreement (pilot Weert), no law. Raises NoFigure for a day before these figures.
    """
    amount, period = parameter("pip_team_overleggen", on=on), parameter("pip_team_periode", on=on)
    return (
        f"Het PIP-team komt in de eerste {period.value} maanden na het eerste PIP ten minste {amount.value} keer bij "
        "elkaar."
    )


def meetings_article(on: date) -> str:
    """The source of the required number of meetings, as in force on the day `on`.

    Raises NoFigure for a day before these figures.
    """
    return parameter("pip_team_overleggen", on=on).article


class _AgreedMeetings(NamedTuple):
    """The working agreement: how many meetings, in which period."""

    amount: int
    period: Figure


def _agreed_meetings(first_pip: date) -> _AgreedMeetings | None:
    if first_pip < max(first_day("pip_team_overleggen"), first_day("pip_team_periode")):
        return None
    amount, period = parameter("pip_team_overleggen", on=first_pip), parameter("pip_team_periode", on=first_pip)
    return _AgreedMeetings(amount.value, period)


def _workday(on: date) -> date:
    """The day itself, or the Monday after it when it falls in a weekend."""
    late = on.weekday() - _WEEKEND
    return on + timedelta(days=2 - late) if late >= 0 else on


@dataclass(frozen=True, kw_only=True)
class HoursLine:
    """Hours for one obligation: followed, planned up to today (`due`), planned in total, and required (None: not).

    `article` is the source of the required number; `about`: it is a length or an estimate, not a minimum.
    """

    kind: TeltVoor
    followed: Decimal
    due: Decimal
    planned: Decimal
    required: Decimal | None = None
    article: str = ""
    about: bool = False


def hours_lines(
    plan: Plan, done: FollowedTotals, doelgroep: Doelgroep, on: date, participation_limit: int | None = None
) -> tuple[HoursLine, ...]:
    """One line for every obligation with followed, planned or required hours on the day `on`.

    `participation_limit`: the most hours of participation by a partial ontheffing of DUO, None without one.
    """
    planned, due = totals(plan), totals(_until(plan, on))
    required = {each.kind: each for each in expected(plan, doelgroep, on, participation_limit)}
    lines = []
    for kind in TeltVoor:
        law = required.get(kind)
        hours_line = HoursLine(
            kind=kind,
            followed=done.counted(kind),
            due=due[kind],
            planned=max(planned[kind], law.planned if law else Decimal(0)),
            required=law.required if law else None,
            article=law.article if law else "",
            about=law is not None and law.about,
        )
        if law or hours_line.followed or hours_line.planned:
            lines.append(hours_line)
    return tuple(lines)


def _until(plan: Plan, on: date) -> Plan:
    """The plan with only the part of each activity up to and including the day `on`."""
    begun = tuple(
        replace(
            doel,
            activiteiten=tuple(
                replace(each, until=min(each.until, on))
                for each in doel.activiteiten
                if each.start is not None and each.until is not None and each.start <= on
            ),
        )
        for doel in plan.doelen
    )
    return replace(plan, doelen=begun)
